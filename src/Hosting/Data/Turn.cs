using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Platform.Hosting.Data;

/// <summary>A transaction that no other turn of the same name runs beside, in whatever process: what hangs together is changed by one at a time. Over when it is committed or left.</summary>
public sealed class Turn : IAsyncDisposable
{
    private static readonly Dictionary<string, Lane> Lanes = [];

    private readonly IDbContextTransaction _transaction;
    private readonly string _name;

    private Turn(IDbContextTransaction transaction, string name) => (_transaction, _name) = (transaction, name);

    /// <summary>A turn of the tenant. Who waits for it in this process holds no session meanwhile: were all of them held by those who wait, the one whose turn it is could not get a second.</summary>
    public static async Task<Turn> Take(ModuleDb db, string kind, CancellationToken ct)
    {
        var name = $"{kind} {db.Tenant.Value}";
        await Enter(name, ct);
        IDbContextTransaction? transaction = null;
        try
        {
            transaction = await db.Database.BeginTransactionAsync(ct);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({name}, 0))", ct);
            return new(transaction, name);
        }
        catch
        {
            if (transaction is not null) await transaction.DisposeAsync();
            Leave(name);
            throw;
        }
    }

    public Task CommitAsync(CancellationToken ct) => _transaction.CommitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        try { await _transaction.DisposeAsync(); }
        finally { Leave(_name); }
    }

    private static async Task Enter(string name, CancellationToken ct)
    {
        Lane lane;
        lock (Lanes)
        {
            if (!Lanes.TryGetValue(name, out lane!)) Lanes[name] = lane = new();
            lane.Present++;
        }

        try { await lane.Free.WaitAsync(ct); }
        catch
        {
            Leave(name, wasIn: false);
            throw;
        }
    }

    private static void Leave(string name, bool wasIn = true)
    {
        lock (Lanes)
        {
            var lane = Lanes[name];
            if (wasIn) lane.Free.Release();
            if (--lane.Present == 0) Lanes.Remove(name);
        }
    }

    /// <summary>Those of this process who have the turn or wait for it.</summary>
    private sealed class Lane
    {
        public SemaphoreSlim Free { get; } = new(1);
        public int Present { get; set; }
    }
}
