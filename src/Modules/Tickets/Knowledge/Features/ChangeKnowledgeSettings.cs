using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Jobs;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Knowledge.Search;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>The language of the knowledge base and how often articles are looked at again: read, and changed.</summary>
internal static partial class ChangeKnowledgeSettings
{
    /// <summary>The language is a BCP 47 tag; words of a language nobody has rules for are found as they are written. Months: 0 for reviews only where somebody says so.</summary>
    public sealed record KnowledgeSettingsView(string Language, int ReviewAfterMonths, int Version) : IVersioned
    {
        public static KnowledgeSettingsView Of(KnowledgeSettings settings) => new(settings.Language, settings.ReviewAfterMonths, settings.Version);
    }

    /// <summary>What is left out stays as it is.</summary>
    public sealed record KnowledgeSettingsCommand
    {
        /// <summary>A BCP 47 tag: "en", "pt-BR".</summary>
        [StringLength(20, MinimumLength = 2)] public string? Language { get; init; }

        [Range(0, KnowledgeSettings.MostMonths)] public int? ReviewAfterMonths { get; init; }
    }

    public static Decision<KnowledgeSettingsEvent> Decide(KnowledgeSettings settings, KnowledgeSettingsCommand command, DateTimeOffset now)
    {
        if (command.Language is { } tag && !Tag().IsMatch(tag)) return ArticleRefusals.LanguageMalformed;
        List<KnowledgeSettingsEvent> events = [];
        if (command.Language is { } language && language != settings.Language) events.Add(new KnowledgeLanguageChanged(settings.Tenant, language, now));
        if (command.ReviewAfterMonths is { } months && months != settings.ReviewAfterMonths) events.Add(new KnowledgeReviewIntervalChanged(settings.Tenant, months, now));
        return [.. events];
    }

    public static void Map(IEndpointRouteBuilder knowledge)
    {
        knowledge.MapGet("/settings", Get).WithName("GetKnowledgeSettings").WithSummary("Get the language of the knowledge base").RequirePermission(KnowledgePermissions.Read.Name);
        knowledge.MapPatch("/settings", Patch).WithName(nameof(ChangeKnowledgeSettings)).WithSummary("Change the language of the knowledge base").RequirePermission(KnowledgePermissions.Publish.Name);
    }

    private static async Task<Ok<KnowledgeSettingsView>> Get(TicketsDb db, CancellationToken ct) => TypedResults.Ok(KnowledgeSettingsView.Of(await db.Knowledge(ct)));

    private static async Task<Results<Ok<KnowledgeSettingsView>, ProblemHttpResult>> Patch(
        IfMatch version, KnowledgeSettingsCommand command, TicketsDb db, Ledger<KnowledgeSettings, KnowledgeSettingsEvent> ledger, KnowledgeLanguages languages, IJobs jobs, CancellationToken ct)
    {
        var before = await db.Knowledge(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var outcome = before.Version > 0
            ? await ledger.Change(db.Tenant.Value, version.Version, settings => Decide(settings, command, db.Call.Now), ct)
            : await Begin(version.Version, before, command, ledger, db.Call.Now, ct);
        if (outcome.Value is not { } changed) return Problems.Of(outcome.Refusal!);
        if (TextLanguage.Of(changed.Language) != TextLanguage.Of(before.Language)) await jobs.Enqueue(db, IndexWords.Kind, new IndexWords.Payload(), ct: ct);
        await transaction.CommitAsync(ct);
        languages.Forget(db.Tenant);
        return TypedResults.Ok(KnowledgeSettingsView.Of(changed));
    }

    private static async Task<Outcome<KnowledgeSettings>> Begin(
        int? version, KnowledgeSettings usual, KnowledgeSettingsCommand command, Ledger<KnowledgeSettings, KnowledgeSettingsEvent> ledger, DateTimeOffset now, CancellationToken ct)
    {
        if (version is > 0) return Refusal.Stale("stale", "Someone else changed this first; read it again.");
        var first = Decide(usual, command, now);
        return first.Refusal is { } refusal ? refusal : first.Events.IsEmpty ? usual : await ledger.Begin(first, ct);
    }

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z")]
    private static partial Regex Tag();
}
