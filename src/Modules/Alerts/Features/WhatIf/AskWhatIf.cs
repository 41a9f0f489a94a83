using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Domain.WhatIf;
using Platform.Alerts.Storage;
using Platform.Alerts.WhatIf;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Jobs;

namespace Platform.Alerts.Features.WhatIf;

/// <summary>Tries a silence, a window or a policy on what was received lately, before it is saved.</summary>
internal static class AskWhatIf
{
    private const int MostDays = 30;

    /// <summary>One of the three: matchers of a silence, a window, or a whole policy. It is tried as if it had held all the time.</summary>
    public sealed record WhatIfCommand(
        [property: MaxLength(Domain.Rules.Matchers.Most)] MatcherView[]? Silence = null, WindowView? Window = null, SetAlertPolicy.Command? Policy = null,
        [property: Range(1, MostDays), Description("How many days to go back, 1 to 30; 30 when not given.")] int Days = MostDays,
        [property: Description("Whether it is compared with today's policy as if that had held all the time, as one asks before a rule is removed or moved; else with what held then.")] bool AgainstToday = false)
    {
        public RuleDraft Draft() => new(Policy?.Policy(), Policies.Matchers(Silence), Window is null ? null : new SetAlertPolicy.Command(Windows: [Window]).Policy().Windows[0]) { IsAgainstToday = AgainstToday };
    }

    /// <summary>Without figures while it is being worked out; ask for it again by its id.</summary>
    public sealed record WhatIfView(Guid Id, bool IsDone, WhatIfFigures? Figures, [property: Description("From 0 to 1.")] double Progress);

    private static readonly Refusal NotFound = Refusal.NotFound("what-if.not-found", "There is no such question; answers are kept for a week.");
    private static readonly Refusal NotOne = Refusal.Invalid("what-if.not-one", "Ask about one thing: the matchers of a silence, a window, or a policy.");

    public static void Map(IEndpointRouteBuilder alerts)
    {
        var whatIf = alerts.MapGroup("/what-if").ForWholeCompany().RequirePermission(AlertsPermissions.Silence.Name);
        whatIf.MapPost("", Post).WithName(nameof(AskWhatIf)).WithSummary("Ask what a rule would have done");
        whatIf.MapGet("/{id:guid}", Get).WithName("GetWhatIf").WithSummary("Get what a rule would have done");
    }

    private static async Task<Results<Ok<WhatIfView>, Accepted<WhatIfView>, ProblemHttpResult>> Post(WhatIfCommand command, AlertsDb db, ReplayRules replay, IJobs jobs, CancellationToken ct)
    {
        if (new object?[] { command.Silence, command.Window, command.Policy }.Count(draft => draft is not null) != 1) return Problems.Of(NotOne);
        var (draft, until) = (command.Draft(), db.Call.Now);
        if (WhyNot(command, draft, db.Tenant, until) is { } refusal) return Problems.Of(refusal);
        var (id, from) = (Guid.CreateVersion7(until), until.AddDays(-command.Days));
        if (await replay.Count(from, until, ct) <= ReplayBudget.AtOnce.Reports)
        {
            var figures = await replay.Run(draft, from, until, ReplayBudget.AtOnce, static _ => Task.CompletedTask, ct);
            if (figures.CutBy is null)
            {
                await Keep(db, id, figures, ct);
                return TypedResults.Ok(new WhatIfView(id, true, figures, 1));
            }
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Keep(db, id, null, ct);
        await jobs.Enqueue(db, RunWhatIf.Kind, new WhatIfAsked(id, command, from, until), new() { Priority = JobPriority.Low, MaxAttempts = 2 }, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Accepted($"/v1/alerts/what-if/{id}", new WhatIfView(id, false, null, 0));
    }

    private static async Task<Results<Ok<WhatIfView>, ProblemHttpResult>> Get(Guid id, AlertsDb db, CancellationToken ct) =>
        await db.WhatIfs.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct) is { } asked
            ? TypedResults.Ok(new WhatIfView(id, asked.Figures is not null, asked.Figures is { } json ? JsonSerializer.Deserialize<WhatIfFigures>(json, JournalEntry.Json) : null, asked.Figures is null ? asked.Progress : 1)) : Problems.Of(NotFound);

    private static Task<int> Keep(AlertsDb db, Guid id, WhatIfFigures? figures, CancellationToken ct)
    {
        var json = figures is null ? null : JsonSerializer.Serialize(figures, JournalEntry.Json);
        return db.Database.ExecuteSqlAsync($"insert into alerts.what_ifs (tenant, id, asked_at, figures) values ({db.Tenant.Value}, {id}, {db.Call.Now}, {json}::jsonb)", ct);
    }

    private static Refusal? WhyNot(WhatIfCommand command, RuleDraft draft, TenantId tenant, DateTimeOffset now)
    {
        if (command.Silence is not null && draft.Silence.IsEmpty) return SilenceRefusals.NoMatchers;
        foreach (var matcher in draft.Silence)
            if (matcher.WhyNot() is { } why) return SilenceRefusals.BadMatcher(why);
        var policy = draft.Policy ?? AlertPolicy.Usual;
        return PolicyDecisions.Set(null, tenant, draft.Window is { } window ? policy with { Windows = [window] } : policy, now).Refusal;
    }
}
