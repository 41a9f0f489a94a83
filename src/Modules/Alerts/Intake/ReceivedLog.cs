using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Platform.Alerts.Domain.Live;
using Platform.Hosting.Data;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Alerts.Intake;

/// <summary>
/// Makes what sources said durable, then tells the sites. Requests that come while one commit is under way share the next; there is one writer,
/// so that sites hear everything in the order it stands in the log.
/// </summary>
internal sealed class ReceivedLog(Databases databases, ITwins<AlertSignal> twins, AlertOptions options, TimeProvider time, ILogger<ReceivedLog> log) : IHostedService, IAsyncDisposable
{
    private const string Columns = "tenant, site, lane, position, received_at, reports, data";
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100), LongestWait = TimeSpan.FromSeconds(10);

    private readonly Channel<Batch> _waiting = Channel.CreateUnbounded<Batch>();
    private readonly Channel<(List<Batch> Batches, List<(TwinKey, AlertsReported)> Told)> _telling = Channel.CreateBounded<(List<Batch>, List<(TwinKey, AlertsReported)>)>(4);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ReportFormat _format = new();
    private readonly ReportsBySite _grouping = new();
    private NpgsqlConnection? _connection;
    private Task _working = Task.CompletedTask;
    private int _lane, _reports;
    private long _position;
    private DateTimeOffset _last;

    /// <summary>Reports of one request, each with the site it is of.</summary>
    public sealed record Batch(TenantId Tenant, (Guid Site, AlertReport Report)[] Reports)
    {
        public int Count => Reports.Length;
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Done when the reports are durable and their sites know them; null when too much waits already.</summary>
    public Task? TryWrite(Batch batch)
    {
        var before = Interlocked.Add(ref _reports, batch.Count) - batch.Count;
        if ((before == 0 || before + batch.Count <= options.MostWaiting) && _waiting.Writer.TryWrite(batch)) return batch.Done.Task;
        Interlocked.Add(ref _reports, -batch.Count);
        return null;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await KeepPartitions(cancellationToken);
        await using var lane = databases.System.CreateCommand("select nextval('alerts.lanes')::int");
        _lane = (int)(await lane.ExecuteScalarAsync(cancellationToken))!;
        _working = Task.WhenAll(Task.Run(Write, CancellationToken.None), Task.Run(Tell, CancellationToken.None));
    }

    /// <summary>What was accepted before the end is still written.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        _stopping.CancelAfter(TimeSpan.FromSeconds(10));
        await _working.WaitAsync(cancellationToken);
    }

    public async Task KeepPartitions(CancellationToken ct)
    {
        await using var keep = databases.System.CreateCommand("select alerts.keep_received_partitions($1)");
        keep.Parameters.AddWithValue(options.KeepDays);
        await keep.ExecuteNonQueryAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection) await connection.DisposeAsync();
        _connection = null;
        _stopping.Dispose();
    }

    private async Task Write()
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync())
            {
                var (group, count) = (new List<Batch>(), 0);
                while (count < options.GroupReports && _waiting.Reader.TryRead(out var batch))
                {
                    group.Add(batch);
                    count += batch.Count;
                }

                if (group.Count > 0) await Write(group, count);
            }
        }
        finally { _telling.Writer.TryComplete(); }
    }

    private async Task Write(List<Batch> group, int count)
    {
        try
        {
            var rows = Rows(group);
            await WriteOrTryOnceMore(rows);
            IntakeMetrics.Group(count);
            await _telling.Writer.WriteAsync((group, rows.ConvertAll(r => (r.Key, r.Signal))));
        }
        catch (Exception e)
        {
            log.LogError(e, "{Count} alerts could not be written; their senders are told to send them again.", count);
            foreach (var batch in group) batch.Done.TrySetException(e);
        }
        finally { Interlocked.Add(ref _reports, -count); }
    }

    // One row for each site, whoever sent what it holds.
    private List<(TwinKey Key, AlertsReported Signal)> Rows(List<Batch> group)
    {
        var now = Instant.Truncate(time.GetUtcNow());
        _last = now > _last ? now : _last;
        return _grouping.Of(group).ConvertAll(site => (site.Key, new AlertsReported(new(_lane, ++_position), _last, site.Reports)));
    }

    private async Task WriteOrTryOnceMore(List<(TwinKey Key, AlertsReported Signal)> rows)
    {
        var packed = _format.Write(rows.ConvertAll(r => r.Signal.Reports));
        try { await Copy(rows, packed); }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable)
        {
            await KeepPartitions(CancellationToken.None); // the day changed before the daily round
            await Copy(rows, packed);
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            log.LogWarning(e, "The connection for alerts was lost; one more try on a new one.");
            await Copy(rows, packed);
        }
    }

    private async Task Copy(List<(TwinKey Key, AlertsReported Signal)> rows, ReadOnlyMemory<byte>[] packed)
    {
        try
        {
            _connection ??= await databases.Intake.OpenConnectionAsync();
            await using var transaction = await _connection.BeginTransactionAsync();
            await using (var copy = await _connection.BeginBinaryImportAsync($"copy alerts.received_{_last:yyyy_MM_dd} ({Columns}) from stdin (format binary)"))
            {
                for (var i = 0; i < rows.Count; i++)
                {
                    var (key, signal) = rows[i];
                    await copy.StartRowAsync();
                    await copy.WriteAsync(key.Tenant.Value, NpgsqlDbType.Uuid);
                    await copy.WriteAsync(key.Id, NpgsqlDbType.Uuid);
                    await copy.WriteAsync(signal.Place.Lane, NpgsqlDbType.Integer);
                    await copy.WriteAsync(signal.Place.Position, NpgsqlDbType.Bigint);
                    await copy.WriteAsync(_last.UtcDateTime, NpgsqlDbType.TimestampTz);
                    await copy.WriteAsync(signal.Reports.Length, NpgsqlDbType.Integer);
                    await copy.WriteAsync(packed[i], NpgsqlDbType.Bytea);
                }

                await copy.CompleteAsync();
            }

            await using var note = new NpgsqlCommand("select alerts.note_received($1, $2, $3, $4)", _connection);
            note.Parameters.Add(new() { Value = rows.Select(r => r.Key.Tenant.Value).ToArray() });
            note.Parameters.Add(new() { Value = rows.Select(r => r.Key.Id).ToArray() });
            note.Parameters.Add(new() { Value = _lane });
            note.Parameters.Add(new() { Value = rows.Select(r => r.Signal.Place.Position).ToArray() });
            await note.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
        catch
        {
            if (_connection is { } broken) await broken.DisposeAsync();
            _connection = null;
            throw;
        }
    }

    private async Task Tell()
    {
        await foreach (var (batches, told) in _telling.Reader.ReadAllAsync())
        {
            var since = Stopwatch.GetTimestamp();
            await Task.WhenAll(told.Select(t => Tell(t.Item1, t.Item2)));
            IntakeMetrics.Correlated(since);
            foreach (var batch in batches) batch.Done.TrySetResult();
        }
    }

    // A site that missed this would count it as read with the next: so it is told until it has heard, or until it reads all of it from the log, after a restart.
    private async Task Tell(TwinKey key, AlertsReported signal)
    {
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                await twins.Tell(key, signal, CancellationToken.None);
                return;
            }
            catch (Exception e) when (!_stopping.IsCancellationRequested)
            {
                IntakeMetrics.Untold.Add(1);
                log.LogWarning(e, "The alerts of site {Site} are stored, but could not be told yet.", key);
                await Task.Delay(wait, time, _stopping.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
            }
            catch (Exception) { return; }
        }
    }
}
