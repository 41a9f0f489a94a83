using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Privacy;
using Platform.Hosting.Tenancy;
using Platform.Identity.Storage;

namespace Platform.Identity.Audit;

/// <summary>
/// Writes refusals of access into the journal, behind the answer. Who knocks at the same door again and again is told of once a minute,
/// so that nobody can fill the journal by being refused.
/// </summary>
internal sealed class RefusedAccess(IServiceProvider services, Origins origins, TimeProvider time, ILogger<RefusedAccess> log) : BackgroundService, IRefusalWatch
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);
    private const int MostKnown = 10_000, LongestPath = 200;

    private readonly Dictionary<(ActorId, string), long> _told = [];
    private readonly Channel<JournalEntry> _waiting = Channel.CreateBounded<JournalEntry>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Lacks(HttpContext context, Call call, string permission) => Tell(context, call, permission, null);

    public void Refused(HttpContext context, Call call, string code) => Tell(context, call, null, code);

    private void Tell(HttpContext context, Call call, string? permission, string? code)
    {
        if (!IsNews((call.Actor, permission ?? code!))) return;
        var path = context.Request.Path.ToString();
        AccessEvent refused = new AccessRefused(permission, context.Request.Method, path.Length > LongestPath ? path[..LongestPath] : path, code);
        _waiting.Writer.TryWrite(new()
        {
            Tenant = call.Tenant, StreamKind = AccessEvent.Kind, StreamId = Guid.CreateVersion7(call.Now), Version = 1, Kind = AccessRefused.Name,
            Data = JsonSerializer.Serialize(refused, JournalEntry.Json), Actor = call.Actor, At = call.Now, Trace = Activity.Current?.Id,
            Address = origins.Now?.Address, Agent = origins.Now?.Agent,
        });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var entry in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await Write(entry, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "A refusal of access could not be written into the journal.");
            }
        }
    }

    private async Task Write(JournalEntry entry, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(new(entry.Tenant, entry.Actor, entry.At));
        var (db, seals) = (scope.ServiceProvider.GetRequiredService<IdentityDb>(), scope.ServiceProvider.GetRequiredService<JournalSeals>());
        db.Journal.Add(await seals.Close(entry, ct));
        await db.SaveChangesAsync(ct);
        scope.ServiceProvider.GetRequiredService<JournalPulse>().Beat();
    }

    private bool IsNews((ActorId, string) refusal)
    {
        lock (_told)
        {
            if (_told.TryGetValue(refusal, out var at) && time.GetElapsedTime(at) < Quiet) return false;
            if (_told.Count >= MostKnown) _told.Clear();
            _told[refusal] = time.GetTimestamp();
            return true;
        }
    }
}
