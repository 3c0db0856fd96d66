# What you change; the Vagrantfile has the rest.

# Number of machines, and of members that the cluster waits for
$num_instances = 3

# Names of the machines: core-01, core-02, …
#$instance_name_prefix = "core"

# stable or testing: the Debian that they run
#$update_channel = "stable"

#$vm_gui = false
#$vm_memory = 512
#$vm_cpus = 1

# From a port of each machine to one of this computer
#$forwarded_ports = { 2379 => 2379 }

# Where a token for the cluster comes from; your own service by DISCOVERY=https://discovery.example.com vagrant up
$new_discovery_url = "#{ENV.fetch("DISCOVERY", "https://discovery.etcd.io")}/new?size=#{$num_instances}"

# The user-data with the token in place of what `discovery` says. Only that line changes: read and written again by a
# YAML library, comments are lost, 0644 becomes 420 and off becomes false.
def with_discovery(user_data, url)
  user_data.gsub(/^(\s+discovery:).*$/) { "#{Regexp.last_match(1)} #{url}" }
end

# A token is for machines that are made together: it is fetched when there is none of them yet.
def needs_token?(state)
  Dir[File.join(state, "machines", "*", "*", "id")].empty? || !File.exist?(File.join(state, "user-data"))
end

state = File.join(__dir__, ".vagrant")
if ARGV[0] == "up" && needs_token?(state)
  require "fileutils"
  require "open-uri"

  url = URI.parse($new_discovery_url).read.strip
  FileUtils.mkdir_p(state)
  File.write(File.join(state, "user-data"), with_discovery(File.read(File.join(__dir__, "user-data")), url))
end
