using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Bus.Facts;

/// <summary>Brings one reaction the facts of its subscription.</summary>
internal interface IReactionRunner
{
    BusSubscription Subscription { get; }

    /// <summary>How many of these facts of one tenant took effect; the others had before.</summary>
    Task<int> Run(IReadOnlyList<BusMessage> messages, CancellationToken ct);
}

/// <summary>Runs a reaction in a scope of its own, inside one transaction of its module's database where there is one.</summary>
internal sealed class ReactionRunner<TFact, TReaction>(IServiceProvider services, string name, bool together, Type? moduleDb, Func<TReaction, IReadOnlyList<TFact>, CancellationToken, Task> react)
    : IReactionRunner where TFact : class where TReaction : class
{
    private readonly Inbox _inbox = services.GetRequiredService<Inbox>();
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    public BusSubscription Subscription { get; } = new(services.GetRequiredService<FactNames>().Of(typeof(TFact)), name) { Sessions = true, Together = together };

    public async Task<int> Run(IReadOnlyList<BusMessage> messages, CancellationToken ct)
    {
        var read = messages.DistinctBy(m => m.Id).Select(m => (Message: m, Fact: Read(m))).ToList();
        var known = await _inbox.Known(name, messages, ct);
        var news = read.FindAll(r => !known.Contains(r.Message.Id));
        if (news.Count == 0) return 0;

        var (heard, facts) = (news.ConvertAll(r => r.Message), news.ConvertAll(r => r.Fact));
        await using var scope = services.CreateScopeFor(new Call(heard[0].Tenant, ActorId.Platform, _time.GetUtcNow()));
        var reaction = scope.ServiceProvider.GetRequiredService<TReaction>();
        if (moduleDb is not null) return await InOneTransaction((ModuleDb)scope.ServiceProvider.GetRequiredService(moduleDb));

        await react(reaction, facts, ct);
        await _inbox.Remember(name, heard, ct);
        return heard.Count;

        async Task<int> InOneTransaction(ModuleDb db)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await react(reaction, facts, ct);
            try { await Inbox.Remember(db, name, heard, ct); }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation && heard.Count == 1) { return 0; } // someone was faster: ours is undone
            await transaction.CommitAsync(ct);
            services.GetRequiredService<JournalPulse>().Beat();
            return heard.Count;
        }
    }

    private static TFact Read(BusMessage message)
    {
        try { return JsonSerializer.Deserialize<TFact>(message.Body.Span, FactNames.Json) ?? throw new JsonException("it is null"); }
        catch (JsonException e) { throw new UnreadableException($"This is no {typeof(TFact).Name}: {e.Message}", e); }
    }
}
