using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;
using Platform.TestKit;

namespace Platform.Hosting.Journal;

/// <summary>A journal to write into as modules do, and processes that follow it.</summary>
public sealed class JournalFixture : IAsyncLifetime
{
    private readonly List<IHost> _processes = [];
    private Database _database = null!;

    public static TimeSpan Patience => TimeSpan.FromSeconds(30);
    public string ConnectionString => _database.ConnectionString;
    public Databases Databases { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.Create(Template.Shell);
        Databases = new(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.ToArray()) await Stop(process);
        await Databases.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>A process with this one subscription, once somebody runs it; it has nothing in common with others but the database.</summary>
    internal async Task<IHost> Start(Follower follower, SubscriptionOptions? options = null)
    {
        var process = Process(_database.ConnectionString, follower, options);
        await process.StartAsync();
        _processes.Add(process);
        await Until(async () => await Ask<long>($"select count(*) from platform.subscriptions where name = '{follower.Name}'") == 1);
        return process;
    }

    internal static IHost Process(string connectionString, Follower follower, SubscriptionOptions? options = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(_ => new Databases(connectionString)).AddSingleton(follower).AddSubscription<Follower>();
        builder.Services.AddSingleton(options ?? Quick);
        return builder.Build();
    }

    internal static SubscriptionOptions Quick => new() { RetryAfter = TimeSpan.FromMilliseconds(5), Attempts = 3, Contend = TimeSpan.FromMilliseconds(200) };

    public async Task Stop(IHost process)
    {
        _processes.Remove(process);
        await process.StopAsync();
        await ((IAsyncDisposable)process).DisposeAsync();
    }

    /// <summary>Records one change, committed at once.</summary>
    public async Task<Guid> Record(TenantId tenant, string kind = "thing.happened", string stream = "thing", string? trace = null)
    {
        await using var connection = await Databases.OpenFor(tenant, default);
        return await Record(connection, tenant, kind, stream, trace);
    }

    public static async Task<Guid> Record(NpgsqlConnection connection, TenantId tenant, string kind = "thing.happened", string stream = "thing", string? trace = null)
    {
        var id = Guid.CreateVersion7();
        await using var insert = new NpgsqlCommand(
            "insert into platform.journal (tenant, stream_kind, stream_id, version, kind, data, actor, at, trace) values ($1, $2, $3, 1, $4, '{}', $5, $6, $7)", connection)
        {
            Parameters =
            {
                new() { Value = tenant.Value }, new() { Value = stream }, new() { Value = id }, new() { Value = kind }, new() { Value = Guid.Empty },
                new() { Value = DateTimeOffset.UtcNow }, new() { Value = (object?)trace ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        await insert.ExecuteNonQueryAsync();
        return id;
    }

    public async Task<T> Ask<T>(string sql)
    {
        await using var command = Databases.Owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static async Task Until(Func<Task<bool>> holds)
    {
        for (var end = DateTimeOffset.UtcNow + Patience; !await holds(); await Task.Delay(20))
            Assert.True(DateTimeOffset.UtcNow < end, $"did not happen within {Patience.TotalSeconds} s");
    }

    public static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));
}
