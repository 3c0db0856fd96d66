// Long tables that share words: beside one another in the page they compress to two kilobytes less.
import '../../src/config/generated/shape.ts';
import '../../src/config/etcd-versions.ts';
import '../../src/config/etcd-remedies.ts';
import '../../src/config/generated/unit-directives.ts';
import '../../src/config/units/unit-values.ts';
import '../../src/config/known-units.ts';
