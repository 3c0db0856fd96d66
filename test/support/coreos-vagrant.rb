# What the config.rb of coreos-vagrant does to a user-data: reads it as YAML and writes it again. Usage: ruby FILE URL
require "yaml"

file, url = ARGV
data = YAML.load(File.readlines(file).drop(1).join)
data["coreos"]["etcd2"]["discovery"] = url
data["coreos"]["update"]["reboot-strategy"] = "off" if data["coreos"]["update"]["reboot-strategy"] == false
print "#cloud-config\n\n#{YAML.dump(data)}"
