using Platform.Contracts;

namespace Platform.Devices.Inventory;

/// <summary>
/// What lists are filtered and sorted by of how devices stand, side by side: a scan of a hundred thousand reads a few hundred kilobytes in a row, instead of
/// visiting as many objects all over the memory. A place once given stays, whatever is added.
/// </summary>
internal sealed class StandingColumns
{
    private const int Bits = 12, Size = 1 << Bits;

    private volatile Block[] _blocks = [];
    private int _count;

    /// <summary>A piece of the columns.</summary>
    public sealed class Block
    {
        public byte[] Bands { get; } = new byte[Size];
        public byte[] Ranks { get; } = new byte[Size];
        public long[] LastReadingTicks { get; } = new long[Size];
    }

    /// <summary>The next place. One caller at a time.</summary>
    public SeenStanding Add()
    {
        if (_count == _blocks.Length << Bits) _blocks = [.. _blocks, new()];
        return new(_blocks[_count >> Bits], _count++ & (Size - 1)) { Place = _count - 1 };
    }

    public Band BandAt(int place) => (Band)_blocks[place >> Bits].Bands[place & (Size - 1)];
    public byte RankAt(int place) => _blocks[place >> Bits].Ranks[place & (Size - 1)];
    public long LastReadingTicksAt(int place) => _blocks[place >> Bits].LastReadingTicks[place & (Size - 1)];
}
