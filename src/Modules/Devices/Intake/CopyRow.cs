using System.Buffers.Binary;

namespace Platform.Devices.Intake;

/// <summary>Readings as PostgreSQL's binary COPY wants them: for each field its length and its bytes, all big-endian.</summary>
internal static class CopyRow
{
    public const string Columns = "tenant, device, at, received_at, claimed_at, battery, signal, temperature, online, flags, metrics";

    /// <summary>The signature, no flags, no extension.</summary>
    public static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xff, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    public static readonly byte[] Trailer = [0xff, 0xff];

    private const long PostgresEpoch = 946_684_800L * IntakeClock.MicrosecondsPerSecond; // 2000-01-01
    private const short Fields = 11;
    private const int FixedSize = 2 + 2 * (4 + 16) + 3 * (4 + 8) + 3 * (4 + 4) + (4 + 1) + (4 + 2) + (4 + 1);

    public static int SizeOf(in Reading reading) => FixedSize + reading.MetricsLength;

    /// <summary>Writes one row; answers how many bytes it took.</summary>
    public static int Write(Span<byte> to, in Reading reading, Submission submission)
    {
        BinaryPrimitives.WriteInt16BigEndian(to, Fields);
        var at = 2;
        Id(to, ref at, submission.Tenant.Value);
        Id(to, ref at, reading.Device.Id);
        Time(to, ref at, reading.At);
        Time(to, ref at, submission.Now);
        if (reading.ClaimedAt == 0) Length(to, ref at, -1);
        else Time(to, ref at, reading.ClaimedAt);
        Real(to, ref at, reading.Battery);
        Real(to, ref at, reading.Signal);
        Real(to, ref at, reading.Temperature);
        if (reading.Online < 0) Length(to, ref at, -1);
        else
        {
            Length(to, ref at, 1);
            to[at++] = (byte)reading.Online;
        }

        Length(to, ref at, 2);
        BinaryPrimitives.WriteInt16BigEndian(to[at..], (short)reading.Flags);
        at += 2;
        if (reading.MetricsLength == 0) Length(to, ref at, -1);
        else
        {
            Length(to, ref at, 1 + reading.MetricsLength);
            to[at++] = 1; // the version of jsonb on the wire
            submission.Metrics.WrittenSpan.Slice(reading.MetricsStart, reading.MetricsLength).CopyTo(to[at..]);
            at += reading.MetricsLength;
        }

        return at;
    }

    private static void Id(Span<byte> to, ref int at, Guid id)
    {
        Length(to, ref at, 16);
        id.TryWriteBytes(to[at..], bigEndian: true, out _);
        at += 16;
    }

    private static void Time(Span<byte> to, ref int at, long microseconds)
    {
        Length(to, ref at, 8);
        BinaryPrimitives.WriteInt64BigEndian(to[at..], microseconds - PostgresEpoch);
        at += 8;
    }

    private static void Real(Span<byte> to, ref int at, float value)
    {
        if (float.IsNaN(value))
        {
            Length(to, ref at, -1);
            return;
        }

        Length(to, ref at, 4);
        BinaryPrimitives.WriteSingleBigEndian(to[at..], value);
        at += 4;
    }

    private static void Length(Span<byte> to, ref int at, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(to[at..], length);
        at += 4;
    }
}
