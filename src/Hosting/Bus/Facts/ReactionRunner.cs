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

    /// <summary>False when the fact had taken effect before.</summary>
    Task<bool> Run(BusMessage message, CancellationToken ct);
}

/// <summary>Runs a reaction in a scope of its own, inside one transaction of its module's database where there is one.</summary>
internal sealed class ReactionRunner<TFact, TReaction>(IServiceProvider services, string name, Type? moduleDb) : IReactionRunner
    where TFact : class where TReaction : class, IReaction<TFact>
{
    private readonly Inbox _inbox = services.GetRequiredService<Inbox>();
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    public BusSubscription Subscription { get; } = new(services.GetRequiredService<FactNames>().Of(typeof(TFact)), name) { Sessions = true };

    public async Task<bool> Run(BusMessage message, CancellationToken ct)
    {
        var fact = Read(message);
        if (await _inbox.Knows(name, message.Id, ct)) return false;

        await using var scope = services.CreateScopeFor(new Call(message.Tenant, ActorId.Platform, _time.GetUtcNow()));
        var reaction = scope.ServiceProvider.GetRequiredService<TReaction>();
        if (moduleDb is not null) return await InOneTransaction((ModuleDb)scope.ServiceProvider.GetRequiredService(moduleDb));

        await reaction.React(fact, ct);
        await _inbox.Remember(name, message, ct);
        return true;

        async Task<bool> InOneTransaction(ModuleDb db)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await reaction.React(fact, ct);
            try { await Inbox.Remember(db, name, message, ct); }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation) { return false; } // someone was faster: ours is undone
            await transaction.CommitAsync(ct);
            services.GetRequiredService<JournalPulse>().Beat();
            return true;
        }
    }

    private static TFact Read(BusMessage message)
    {
        try { return JsonSerializer.Deserialize<TFact>(message.Body.Span, FactNames.Json) ?? throw new JsonException("it is null"); }
        catch (JsonException e) { throw new UnreadableException($"This is no {typeof(TFact).Name}: {e.Message}", e); }
    }
}
