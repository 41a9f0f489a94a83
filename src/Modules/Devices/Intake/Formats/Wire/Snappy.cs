using System.Buffers.Binary;

namespace Platform.Devices.Intake;

/// <summary>
/// Unpacks Snappy's block format, in which Prometheus sends. Whatever does not fit ends in <see cref="MalformedTelemetryException"/>.
/// https://github.com/google/snappy/blob/main/format_description.txt
/// </summary>
internal static class Snappy
{
    private const int LongestHeader = 5;

    /// <summary>How long the content says it is.</summary>
    public static int LengthOf(ReadOnlySpan<byte> packed, out int header)
    {
        long length = 0;
        for (header = 0; header < Math.Min(LongestHeader, packed.Length);)
        {
            length |= (long)(packed[header] & 0x7f) << (7 * header);
            if (packed[header++] < 0x80) return length <= int.MaxValue ? (int)length : throw new IntakeRefusedException(IntakeRefusals.TooLarge);
        }

        throw Corrupt();
    }

    /// <summary>Unpacks into exactly the room the header asked for.</summary>
    public static void Unpack(ReadOnlySpan<byte> packed, Span<byte> to)
    {
        LengthOf(packed, out var header);
        var from = packed[header..];
        var at = 0;
        while (!from.IsEmpty)
        {
            var tag = from[0];
            if ((tag & 3) == 0)
            {
                var literal = Literal(ref from, tag >> 2);
                if (literal.Length > to.Length - at) throw Corrupt();
                literal.CopyTo(to[at..]);
                at += literal.Length;
                continue;
            }

            var (length, offset) = Copy(ref from, tag);
            if (offset == 0 || offset > at || length > to.Length - at) throw Corrupt();
            // It may reach into what it is writing just now: then the last bytes repeat.
            for (var i = 0; i < length; i++, at++) to[at] = to[at - (int)offset];
        }

        if (at != to.Length) throw Corrupt();
    }

    private static ReadOnlySpan<byte> Literal(ref ReadOnlySpan<byte> from, int size)
    {
        var more = Math.Max(0, size - 59); // lengths from 60 on follow in one to four bytes
        if (from.Length < 1 + more) throw Corrupt();
        uint last = (uint)size;
        if (more > 0)
        {
            Span<byte> little = stackalloc byte[4];
            little.Clear();
            from.Slice(1, more).CopyTo(little);
            last = BinaryPrimitives.ReadUInt32LittleEndian(little);
        }

        if (last >= from.Length - 1 - more) throw Corrupt();
        var literal = from.Slice(1 + more, (int)last + 1);
        from = from[(2 + more + (int)last)..];
        return literal;
    }

    private static (int Length, uint Offset) Copy(ref ReadOnlySpan<byte> from, byte tag)
    {
        var size = (tag & 3) switch { 1 => 2, 2 => 3, _ => 5 };
        if (from.Length < size) throw Corrupt();
        var copy = size switch
        {
            2 => (((tag >> 2) & 7) + 4, ((uint)(tag >> 5) << 8) | from[1]),
            3 => ((tag >> 2) + 1, BinaryPrimitives.ReadUInt16LittleEndian(from[1..])),
            _ => ((tag >> 2) + 1, BinaryPrimitives.ReadUInt32LittleEndian(from[1..])),
        };
        from = from[size..];
        return copy;
    }

    private static MalformedTelemetryException Corrupt() => new("The body is not packed with Snappy's block format.");
}
