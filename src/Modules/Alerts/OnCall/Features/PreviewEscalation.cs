using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Alerts.OnCall.Escalation;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.OnCall.Rules;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;

namespace Platform.Alerts.OnCall.Features;

/// <summary>Who would be called, and when, if something were wrong at a moment and nobody answered.</summary>
internal static class PreviewEscalation
{
    /// <summary>Steps as they would be; at the site of this id, or at none.</summary>
    public sealed record Command : StepsCommand
    {
        public DateTimeOffset? At { get; init; }
        public Guid? SiteId { get; init; }
    }

    /// <summary>After so many minutes these are called. Nobody: the step is passed at once. At the last, everybody who may is called.</summary>
    public sealed record CallView(int Round, int Step, int AfterMinutes, DateTimeOffset At, IReadOnlyList<NamedPerson> People, bool IsEverybody);

    public sealed record CallsView(DateTimeOffset At, IReadOnlyList<CallView> Items);

    public static void Map(RouteGroupBuilder policies) => policies.MapPost("/preview", Post)
        .WithName(nameof(PreviewEscalation)).WithSummary("See who would be called, and when").RequirePermission(AlertsPermissions.Read.Name).WithoutIdempotency();

    private static async Task<Results<Ok<CallsView>, ProblemHttpResult>> Post(Command command, AlertsDb db, ISiteDirectory sites, OnCallPeople people, OnCallNames names, CancellationToken ct)
    {
        var (steps, site, at) = (command.ToSteps(), command.SiteId ?? Guid.Empty, command.At?.ToUniversalTime() ?? db.Call.Now);
        if (EscalationStep.WhyNot(steps, command.Repeats) is { } why) return Problems.Of(OnCallRefusals.NoSteps(why));
        if (at < OnCallPlan.Earliest || at > OnCallPlan.Latest.AddYears(-1)) return Problems.Of(OnCallRefusals.BadRange);
        if (site != Guid.Empty && (await sites.Names(db.Call, [site], ct)).Count == 0) return Problems.Of(OnCallRefusals.UnknownSite);

        var (calls, after) = (new List<(EscalationPlace Place, int After, IReadOnlyList<Guid> People)>(), 0);
        for (EscalationPlace? next = new(0, 0); next is { } place; next = place.Next(steps.Length, command.Repeats))
        {
            var step = place.IsEverybody(steps.Length) ? null : steps[place.Step];
            var called = await people.Called(step, site, at.AddMinutes(after), ct);
            calls.Add((place, after, called));
            if (called.Count > 0) after += step?.Minutes ?? 0;
        }

        var named = (await names.People(calls.SelectMany(c => c.People), ct)).ToDictionary(p => p.Id);
        return TypedResults.Ok(new CallsView(at, [.. calls.Select(c => new CallView(c.Place.Round, c.Place.Step, c.After, at.AddMinutes(c.After), [.. c.People.Select(p => named[p])], c.Place.IsEverybody(steps.Length)))]));
    }
}
