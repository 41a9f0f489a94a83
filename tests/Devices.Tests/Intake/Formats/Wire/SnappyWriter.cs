namespace Platform.Devices.Intake;

/// <summary>Packs bytes in Snappy's block format: not well, but in every way there is to say a literal and a copy.</summary>
internal static class SnappyWriter
{
    /// <summary>One literal.</summary>
    public static byte[] Literal(byte[] bytes) => [.. Length(bytes.Length), .. Literal(bytes, 0, bytes.Length)];

    /// <summary>Literals and copies by turns, as the chance has it, wherever there is something to copy.</summary>
    public static byte[] Packed(byte[] bytes, Random chance)
    {
        var packed = new List<byte>(Length(bytes.Length));
        for (var at = 0; at < bytes.Length;)
        {
            var (from, length) = Earlier(bytes, at, chance);
            if (length < 4)
            {
                length = Math.Min(bytes.Length - at, 1 + chance.Next(chance.Next(10) == 0 ? 70_000 : 100));
                packed.AddRange(Literal(bytes, at, length));
            }
            else packed.AddRange(Copy(at - from, length, chance));
            at += length;
        }

        return [.. packed];
    }

    private static (int From, int Length) Earlier(byte[] bytes, int at, Random chance)
    {
        var (best, longest) = (0, 0);
        for (var tries = 0; tries < 20 && at > 0; tries++)
        {
            var (from, length) = (chance.Next(at), 0);
            while (length < 60 && at + length < bytes.Length && bytes[from + length] == bytes[at + length]) length++;
            if (length > longest) (best, longest) = (from, length);
        }

        return (best, longest);
    }

    private static byte[] Copy(int offset, int length, Random chance) => (chance.Next(3), offset, length) switch
    {
        (0, < 2_048, < 12) => [(byte)(1 | ((length - 4) << 2) | ((offset >> 8) << 5)), (byte)offset],
        (< 2, < 65_536, _) => [(byte)(2 | ((length - 1) << 2)), (byte)offset, (byte)(offset >> 8)],
        _ => [(byte)(3 | ((length - 1) << 2)), .. BitConverter.GetBytes(offset)],
    };

    private static byte[] Literal(byte[] bytes, int at, int length) => length switch
    {
        0 => [],
        <= 60 => [(byte)((length - 1) << 2), .. bytes[at..(at + length)]],
        <= 256 => [60 << 2, (byte)(length - 1), .. bytes[at..(at + length)]],
        <= 65_536 => [61 << 2, .. BitConverter.GetBytes(length - 1)[..2], .. bytes[at..(at + length)]],
        _ => [63 << 2, .. BitConverter.GetBytes(length - 1), .. bytes[at..(at + length)]],
    };

    private static byte[] Length(int length) => new Message().Varint((ulong)length).Bytes;
}
