using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Platform.Alerts.Intake;

/// <summary>The alerts of a tenant by the bytes of their labels as sources write them. Forgotten when there are too many: they are only read again.</summary>
internal sealed class KnownAlerts
{
    private const int Most = 200_000, LongestKept = 16 * 1024;

    private readonly ConcurrentDictionary<byte[], KnownAlert> _byBytes = new(BytesComparer.Instance);
    private readonly ConcurrentDictionary<byte[], KnownAlert>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public KnownAlerts() => _lookup = _byBytes.GetAlternateLookup<ReadOnlySpan<byte>>();

    public bool TryFind(ReadOnlySpan<byte> written, [NotNullWhen(true)] out KnownAlert? known) => _lookup.TryGetValue(written, out known);

    public KnownAlert Add(ReadOnlySpan<byte> written, KnownAlert known)
    {
        if (written.Length > LongestKept) return known;
        if (_byBytes.Count >= Most) _byBytes.Clear();
        return _byBytes.GetOrAdd(written.ToArray(), known);
    }

    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly BytesComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);
        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());
        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);
        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }
    }
}
