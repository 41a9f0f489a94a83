using System.Buffers;
using System.IO.Pipelines;

namespace Platform.Devices.Intake;

/// <summary>
/// A stream of readings, each on a line of its own. One submission takes what has arrived, up to so many lines, and leaves the rest in
/// the body for the next: a slow sender is answered line by line, a quick one in groups, and neither is held in memory.
/// </summary>
internal sealed class NdjsonFormat : ITelemetryFormat, IDisposable
{
    public const int LongestLine = 64 * 1024;

    private const int MostLines = 4_096;

    private byte[] _line = ArrayPool<byte>.Shared.Rent(4 * 1024);

    public string Name => "ndjson";
    public bool IsPartial => false;

    /// <summary>How many lines all submissions so far have taken.</summary>
    public long Lines { get; private set; }

    /// <summary>Waits until there is a line to read; false when there will be none.</summary>
    public static async ValueTask<bool> Wait(PipeReader body, CancellationToken ct)
    {
        while (true)
        {
            var read = await body.ReadAsync(ct);
            var buffer = read.Buffer;
            var hasLine = buffer.PositionOf((byte)'\n') is not null || buffer.Length > LongestLine || (read.IsCompleted && !buffer.IsEmpty);
            body.AdvanceTo(buffer.Start, hasLine ? buffer.Start : buffer.End);
            if (hasLine || read.IsCompleted) return hasLine;
        }
    }

    public async ValueTask Read(Submission submission, TenantDevices devices, CancellationToken ct)
    {
        using var parser = new ReadingParser(new(submission, devices));
        var read = await submission.Body.ReadAsync(ct);
        var (left, lines) = (read.Buffer, 0);
        try
        {
            for (; lines < MostLines && NextLine(ref left, read.IsCompleted, out var line); lines++)
            {
                submission.Hold(line.Length);
                Take(line, parser);
            }

            if (lines == 0) throw new MalformedTelemetryException($"Line {Lines + 1} is longer than {LongestLine / 1024} KB.");
        }
        finally { submission.Body.AdvanceTo(left.Start); }

        Lines += lines;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_line);
        _line = [];
    }

    private static bool NextLine(ref ReadOnlySequence<byte> left, bool isLast, out ReadOnlySequence<byte> line)
    {
        if (left.PositionOf((byte)'\n') is { } end)
        {
            line = left.Slice(0, end);
            left = left.Slice(left.GetPosition(1, end));
            return true;
        }

        line = left;
        if (!isLast || left.IsEmpty || left.Length > LongestLine) return false;
        left = left.Slice(left.End);
        return true;
    }

    private void Take(in ReadOnlySequence<byte> line, ReadingParser parser)
    {
        if (line.Length > LongestLine)
        {
            parser.RefuseLine($"The line is longer than {LongestLine / 1024} KB.");
            return;
        }

        if (_line.Length < line.Length)
        {
            ArrayPool<byte>.Shared.Return(_line);
            _line = ArrayPool<byte>.Shared.Rent((int)line.Length);
        }

        line.CopyTo(_line);
        parser.Line(_line.AsSpan(0, (int)line.Length));
    }
}
