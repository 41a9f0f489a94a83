using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Platform.Devices.Intake;

public sealed class SnappyTests
{
    [Fact]
    public void What_was_packed_comes_out_again() => Prop.ForAll(Gen.Choose(0, 5).Select(n => (byte)('a' + n)).ArrayOf().Resize(5_000).ToArbitrary(), Gen.Choose(1, int.MaxValue).ToArbitrary(), (bytes, seed) =>
        Unpacked(SnappyWriter.Packed(bytes, new System.Random(seed))).SequenceEqual(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_literals_and_far_copies_come_out_again()
    {
        var chance = new System.Random(7);
        byte[] half = [.. Enumerable.Range(0, 100_000).Select(_ => (byte)chance.Next(256))], bytes = [.. half, .. half];

        Assert.Equal(bytes, Unpacked(SnappyWriter.Packed(bytes, chance)));
        Assert.Equal(bytes, Unpacked(SnappyWriter.Literal(bytes)));
    }

    // The example of the format's description: a copy that reaches into what it writes.
    [Fact]
    public void A_copy_may_reach_into_what_it_writes() =>
        Assert.Equal("xababab", Encoding.ASCII.GetString(Unpacked([7, (3 - 1) << 2, (byte)'x', (byte)'a', (byte)'b', 1 | ((4 - 4) << 2), 2])));

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0x80, 0x80, 0x80, 0x80, 0x80, 0x01 })]
    [InlineData(new byte[] { 5 })]
    [InlineData(new byte[] { 5, 4 << 2, 1, 2, 3 })]
    [InlineData(new byte[] { 1, 4 << 2, 1, 2, 3, 4, 5 })]
    [InlineData(new byte[] { 9, 4 << 2, 1, 2, 3, 4, 5, 1, 6 })]
    [InlineData(new byte[] { 9, 4 << 2, 1, 2, 3, 4, 5, 1, 0 })]
    [InlineData(new byte[] { 6, 4 << 2, 1, 2, 3, 4, 5, 1, 1 })]
    [InlineData(new byte[] { 9, 4 << 2, 1, 2, 3, 4, 5, 2, 1 })]
    [InlineData(new byte[] { 9, 63 << 2, 0xff, 0xff, 0xff, 0xff, 1 })]
    [InlineData(new byte[] { 0, 0, 1 })]
    public void What_does_not_fit_is_refused(byte[] packed) => Assert.Throws<MalformedTelemetryException>(() => Unpacked(packed));

    [Fact]
    public void Any_bytes_are_unpacked_or_refused() => Prop.ForAll(Gen.Choose(0, 255).Select(n => (byte)n).ArrayOf().ToArbitrary(), bytes =>
    {
        bytes = [20, .. bytes];
        return Record.Exception(() => Unpacked(bytes)) is null or MalformedTelemetryException;
    }).QuickCheckThrowOnFailure();

    private static byte[] Unpacked(byte[] packed)
    {
        var bytes = new byte[Snappy.LengthOf(packed, out _)];
        Snappy.Unpack(packed, bytes);
        return bytes;
    }
}
