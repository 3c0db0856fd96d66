interface Curve {
  /** Of the field, as a sum of powers of two. */
  readonly prime: () => bigint;
  /** The constant of `y² = x³ - 3x + b`, in hexadecimal. */
  readonly b: string;
}

/** @see https://csrc.nist.gov/pubs/sp/800/186/final */
const CURVES: Readonly<Record<string, Curve>> = {
  nistp256: {
    prime: () => 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: '5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b',
  },
  nistp384: {
    prime: () => 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 'b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef',
  },
  nistp521: {
    prime: () => 2n ** 521n - 1n,
    b: '51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00',
  },
};

/** Whether the two coordinates after the first byte are those of a point on the curve, as sshd asks. */
export function isOnCurve(name: string, point: Uint8Array): boolean {
  const curve = CURVES[name];
  if (curve === undefined) return false;
  const half = (point.length - 1) / 2;
  const x = numberOf(point.subarray(1, 1 + half));
  const y = numberOf(point.subarray(1 + half));
  const prime = curve.prime();
  if (x >= prime || y >= prime) return false;
  return (y * y - x * x * x + 3n * x - BigInt(`0x${curve.b}`)) % prime === 0n;
}

function numberOf(bytes: Uint8Array): bigint {
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
  return BigInt(`0x${digits.join('')}`);
}
