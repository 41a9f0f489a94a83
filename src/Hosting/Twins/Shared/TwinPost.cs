using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;

namespace Platform.Hosting.Twins.Shared;

/// <summary>
/// Carries signals to the process where twins are at home, through the database, and their answers back. At most once: what is lost on the way a twin reads from rows
/// and series when it next comes to life, and who asked is told to ask again.
/// </summary>
internal sealed class TwinPost(Databases databases, TwinLease lease, ILogger<TwinPost> log)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20), Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<byte[]>> _waiting = new();
    private int _looking;

    /// <summary>Whether somebody here waits for an answer.</summary>
    public bool IsWaiting => !_waiting.IsEmpty;

    public async Task<IReadOnlyList<TwinParcel.Answer>> Send(string kind, byte[] signals, CancellationToken ct)
    {
        var (call, answered) = (Guid.CreateVersion7(), new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting[call] = answered;
        long? letter = null;
        try
        {
            letter = await Post(call, kind, signals, ct);
            if (Interlocked.Exchange(ref _looking, 1) == 0) _ = Look();
            return JsonSerializer.Deserialize<TwinParcel.Answer[]>(await answered.Task.WaitAsync(Patience, ct), TwinParcel.Json)!;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && letter is not null)
        {
            await Withdraw(letter.Value);
            if (e is OperationCanceledException) throw;
            throw new TwinBusyException($"The process in which {kind} twins live did not answer within {Patience.TotalSeconds:0} seconds; try again.");
        }
        finally { _waiting.TryRemove(call, out _); }
    }

    private async Task<long> Post(Guid call, string kind, byte[] signals, CancellationToken ct)
    {
        await using var post = databases.System.CreateCommand("insert into platform.twin_post (call, sender, kind, signals, trace) values ($1, $2, $3, $4, $5) returning id");
        post.Parameters.AddRange((NpgsqlParameter[])[new() { Value = call }, new() { Value = lease.Process }, new() { Value = kind }, new() { Value = signals },
            new() { Value = (object?)Activity.Current?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }]);
        return (long)(await post.ExecuteScalarAsync(ct))!;
    }

    // Nobody waits for it any more; where no process is the home of twins, post must not pile up.
    private async Task Withdraw(long letter)
    {
        try
        {
            await using var withdraw = databases.System.CreateCommand("delete from platform.twin_post where id = $1");
            withdraw.Parameters.Add(new() { Value = letter });
            await withdraw.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException) { log.LogDebug(e, "A letter to twins could not be withdrawn."); }
    }

    private async Task Look()
    {
        while (true)
        {
            try
            {
                while (!_waiting.IsEmpty)
                {
                    if (await Collect() == 0) await Task.Delay(BetweenLooks);
                }
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                log.LogDebug(e, "Answers of twins could not be fetched.");
                await Task.Delay(TimeSpan.FromMilliseconds(500));
                continue;
            }

            Volatile.Write(ref _looking, 0);
            if (_waiting.IsEmpty || Interlocked.Exchange(ref _looking, 1) == 1) return;
        }
    }

    private async Task<int> Collect()
    {
        await using var take = databases.System.CreateCommand("delete from platform.twin_answers where sender = $1 returning call, answers");
        take.Parameters.Add(new() { Value = lease.Process });
        await using var rows = await take.ExecuteReaderAsync();
        var count = 0;
        for (; await rows.ReadAsync(); count++)
            if (_waiting.TryGetValue(rows.GetGuid(0), out var waiting)) waiting.TrySetResult(rows.GetFieldValue<byte[]>(1));
        return count;
    }
}
