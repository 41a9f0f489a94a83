using System.Buffers;
using Npgsql;
using Platform.Devices.Series.RollUps;

namespace Platform.Devices.Intake;

/// <summary>
/// Writes groups of readings by COPY straight into the partitions of their days, over one connection it keeps; and in the same
/// transaction, which hours are to be rolled up again.
/// </summary>
internal sealed class ReadingCopy(NpgsqlDataSource intake) : IAsyncDisposable
{
    private readonly byte[] _buffer = new byte[256 * 1024];
    private readonly SortedSet<long> _days = [];
    private readonly TouchedHours _hours = new();
    private NpgsqlConnection? _connection;

    /// <summary>All rows of the group, or none.</summary>
    public async Task Write(List<Submission> group)
    {
        Days(group);
        try
        {
            _connection ??= await intake.OpenConnectionAsync();
            await using var transaction = await _connection.BeginTransactionAsync();
            foreach (var day in _days) await Write(group, day);
            await _hours.Write(_connection);
            await transaction.CommitAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection) await connection.DisposeAsync();
        _connection = null;
    }

    private void Days(List<Submission> group)
    {
        _days.Clear();
        _hours.Clear();
        long last = -1;
        foreach (var submission in group)
        {
            _hours.Add(submission);
            foreach (ref readonly var reading in submission.Readings)
            {
                var day = reading.At / IntakeClock.MicrosecondsPerDay;
                if (day != last) _days.Add(last = day);
            }
        }
    }

    private async Task Write(List<Submission> group, long day)
    {
        var table = $"devices.readings_{DateOnly.FromDayNumber((int)day + UnixDay):yyyy_MM_dd}";
        await using var copy = await _connection!.BeginRawBinaryCopyAsync($"copy {table} ({CopyRow.Columns}) from stdin (format binary)");
        try
        {
            await copy.WriteAsync(CopyRow.Header);
            foreach (var submission in group)
                for (var next = 0; next < submission.Count;)
                    await copy.WriteAsync(_buffer.AsMemory(0, Fill(submission, day, ref next)));
            await copy.WriteAsync(CopyRow.Trailer);
        }
        catch
        {
            await copy.CancelAsync();
            throw;
        }
    }

    private static readonly int UnixDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private int Fill(Submission submission, long day, ref int next)
    {
        var filled = 0;
        var readings = submission.Readings;
        for (; next < readings.Length; next++)
        {
            ref readonly var reading = ref readings[next];
            if (reading.At / IntakeClock.MicrosecondsPerDay != day) continue;
            if (CopyRow.SizeOf(reading) > _buffer.Length - filled) break;
            filled += CopyRow.Write(_buffer.AsSpan(filled), reading, submission);
        }

        return filled;
    }
}
