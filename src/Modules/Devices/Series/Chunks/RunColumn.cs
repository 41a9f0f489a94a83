namespace Platform.Devices.Series.Chunks;

/// <summary>Small whole numbers that seldom change, each with how often it comes in a row.</summary>
internal static class RunColumn
{
    public static void Write(ByteWriter to, ReadOnlySpan<sbyte> values)
    {
        for (int i = 0, end; i < values.Length; i = end)
        {
            for (end = i + 1; end < values.Length && values[end] == values[i]; end++) { }
            to.Signed(values[i]);
            to.Number((ulong)(end - i));
        }
    }

    public static sbyte[] Read(ref ByteReader from, int count)
    {
        var values = new sbyte[count];
        for (var filled = 0; filled < count;)
        {
            var value = (sbyte)from.Signed();
            var length = from.Count(count - filled);
            if (length == 0) throw ByteReader.Damaged();
            values.AsSpan(filled, length).Fill(value);
            filled += length;
        }

        return values;
    }
}
