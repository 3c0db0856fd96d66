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

# The user-data with the token as `discovery` of each section of etcd: in place of what is there, of a line that is
# commented out, or as the first key. Only that line changes: read and written again by a YAML library, comments are
# lost, 0644 becomes 420 and off becomes false.
def with_discovery(user_data, url)
  lines = user_data.lines
  # From the end: a line that comes in moves none that is still looked for.
  etcd_sections(lines).reverse_each { |section| put_discovery(lines, section, url) }
  lines.join
end

# The numbers of the lines `etcd2:`, `etcd:` and `etcd-member:` below `coreos:`, without those that say in another way
# who the members are.
def etcd_sections(lines)
  coreos = lines.index { |line| line.match?(/\Acoreos\s*:\s*(#.*)?$/) }
  return [] if coreos.nil?

  inside = lines_below(lines, coreos)
  depth = depth_of_keys(lines, coreos)
  inside.select do |number|
    depth_of(lines[number]) == depth && lines[number].match?(/\A\s*etcd(2|[-_]member)?\s*:\s*(#.*)?$/) &&
      lines_below(lines, number).none? { |below| lines[below].match?(OTHER_BOOTSTRAP) }
  end
end

OTHER_BOOTSTRAP = /\A\s*(initial[-_]cluster|discovery[-_](srv|token))\s*:/.freeze
COMMENTED_OUT = /\A\s*#+\s*discovery\s*:\s*(["']?https?:\S*)?\s*$/.freeze

def put_discovery(lines, section, url)
  below = lines_below(lines, section)
  ending = lines[section][/\r?\n\z/] || "\n"
  discovery = "#{" " * depth_of_keys(lines, section)}discovery: #{url}"

  if (number = below.find { |each| lines[each].match?(/\A\s*discovery\s*:/) })
    lines[number] = "#{discovery}#{lines[number][/(\s+#.*)?\s*\z/]}"
  elsif (number = below.find { |each| lines[each].match?(COMMENTED_OUT) })
    lines[number] = "#{discovery}#{lines[number][/\r?\n?\z/]}"
  else
    lines[section] = "#{lines[section].chomp}#{ending}#{discovery}#{ending}"
  end
end

# The numbers of the lines that belong to the key of a line, comments among them.
def lines_below(lines, number)
  following = (number + 1...lines.size).to_a
  following.take_while { |each| !says_something?(lines[each]) || depth_of(lines[each]) > depth_of(lines[number]) }
end

def depth_of_keys(lines, number)
  first = lines_below(lines, number).find { |each| says_something?(lines[each]) }
  first.nil? ? depth_of(lines[number]) + 2 : depth_of(lines[first])
end

def depth_of(line)
  line[/\A */].size
end

def says_something?(line)
  line.match?(/\A\s*[^#\s]/)
end

# A token is for machines that are made together: it is fetched when there is none of them yet.
def needs_token?(state)
  Dir[File.join(state, "machines", "*", "*", "id")].empty? || !File.exist?(File.join(state, "user-data"))
end

state = File.join(__dir__, ".vagrant")
if ARGV[0] == "up" && needs_token?(state)
  require "fileutils"
  require "open-uri"

  user_data = File.read(File.join(__dir__, "user-data"), encoding: "UTF-8")
  if etcd_sections(user_data.lines).empty?
    warn "user-data: no token is fetched, there is no place for one: no coreos.etcd2 or coreos.etcd, or it lists its members"
  else
    user_data = with_discovery(user_data, URI.parse($new_discovery_url).read.strip)
  end
  FileUtils.mkdir_p(state)
  File.write(File.join(state, "user-data"), user_data)
end
