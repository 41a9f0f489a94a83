using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Devices.Intake;

/// <summary>
/// Makes readings durable. Requests that come while a COPY is under way travel together in the next one, so throughput grows with
/// load and no request is answered before its rows are committed.
/// </summary>
internal sealed class ReadingWriter(Databases databases, ReadingPartitions partitions, KnownReadings known, IntakeOptions options, ILogger<ReadingWriter> log) : IHostedService
{
    private readonly Channel<Submission> _waiting = Channel.CreateUnbounded<Submission>();
    private int _rows;
    private Task _writing = Task.CompletedTask;

    /// <summary>Queues the readings; false when too much waits already.</summary>
    public bool TryWrite(Submission submission)
    {
        var before = Interlocked.Add(ref _rows, submission.Count) - submission.Count;
        if ((before == 0 || before + submission.Count <= options.MostWaiting) && _waiting.Writer.TryWrite(submission)) return true;
        Interlocked.Add(ref _rows, -submission.Count);
        return false;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await partitions.Keep(cancellationToken);
        _writing = Task.WhenAll(Enumerable.Range(0, options.Writers).Select(_ => Task.Run(Write, CancellationToken.None)));
    }

    /// <summary>What was accepted before the end is still written.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        return _writing.WaitAsync(cancellationToken);
    }

    private async Task Write()
    {
        var group = new List<Submission>();
        await using var copy = new ReadingCopy(databases.Intake);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            // What piled up while the database stood still is shared: one writer with all of it would keep everybody waiting, and the others idle.
            var (rows, share) = (0, (_waiting.Reader.Count + options.Writers - 1) / options.Writers);
            while (rows < (group.Count < share ? options.GroupRows : options.LeastGroupRows) && _waiting.Reader.TryRead(out var submission))
            {
                group.Add(submission);
                rows += submission.Count;
            }

            if (group.Count > 0) await Write(copy, group, rows);
            group.Clear();
        }
    }

    private async Task Write(ReadingCopy copy, List<Submission> group, int rows)
    {
        try
        {
            await WriteOrMakeRoom(copy, group);
            IntakeMetrics.GroupRows.Record(rows);
            foreach (var submission in group) submission.MarkWritten();
        }
        catch (Exception e)
        {
            log.LogError(e, "{Rows} readings could not be written; their senders are told to send them again.", rows);
            foreach (var submission in group) submission.MarkFailed(e);
        }
        finally { Interlocked.Add(ref _rows, -rows); }
    }

    private async Task WriteOrMakeRoom(ReadingCopy copy, List<Submission> group)
    {
        try
        {
            await copy.Write(group);
            return;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable)
        {
            await partitions.Keep(CancellationToken.None); // the day changed before the daily round
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation) { }
        catch (NpgsqlException e) when (e.IsTransient || e is not PostgresException)
        {
            log.LogWarning(e, "The connection for readings was lost; one more try on a new one.");
        }

        await WriteTheNew(copy, group);
    }

    // Two senders had the same reading under way at once, or a commit was lost sight of: only the index knows, and it refuses the
    // whole group. Now each request is compared with what is stored, one after the other.
    private async Task WriteTheNew(ReadingCopy copy, List<Submission> group)
    {
        foreach (var submission in group)
            for (var tries = 5; ; tries--)
            {
                await known.LeaveOut(submission, [.. Enumerable.Range(0, submission.Count)], CancellationToken.None);
                if (submission.Count == 0) break;
                try
                {
                    await copy.Write([submission]);
                    break;
                }
                catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation && tries > 1) { } // another was quicker once more
            }
    }
}
