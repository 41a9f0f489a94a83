using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Storage;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>Says which of the alerts that go on now a silence would hide, before anybody keeps it.</summary>
internal static class PreviewSilence
{
    private const int MostShown = 20, MostRead = 50_000;

    public sealed record SilencePreviewCommand([property: Required] MatcherView[] Matchers);

    public sealed record SilencePreview(
        [property: Description("How many alerts that go on now would be hidden.")] int Matching, [property: Description("Of how many.")] int Active,
        [property: Description("Whether it matches every alert there could be: then it needs a reason, and ends within a day.")] bool IsOverEverything,
        [property: Description("The worst of those that would be hidden, 20 at most.")] IReadOnlyList<PreviewedAlert> Worst);

    public sealed record PreviewedAlert(Guid Id, string Number, string Name, string Severity, string? SiteName, DateTimeOffset OpenedAt);

    public static void Map(IEndpointRouteBuilder silences) => silences.MapPost("/preview", Post).WithoutIdempotency()
        .WithName(nameof(PreviewSilence)).WithSummary("See what a silence would hide now").RequirePermission(AlertsPermissions.Read.Name);

    private static async Task<Results<Ok<SilencePreview>, ProblemHttpResult>> Post(SilencePreviewCommand command, AlertsDb db, Contracts.Sites.ISiteDirectory sites, CancellationToken ct)
    {
        var matchers = Policies.Matchers(command.Matchers);
        if (matchers.Length is 0 or > Matchers.Most) return Problems.Of(SilenceRefusals.NoMatchers);
        foreach (var matcher in matchers)
            if (matcher.WhyNot() is { } why) return Problems.Of(SilenceRefusals.BadMatcher(why));

        var (count, matching) = (0, new List<Guid>());
        var active = AlertOrder.Named(db.Alerts.AsNoTracking().Where(a => a.State < AlertState.Resolved), null).Take(MostRead).Select(a => new { a.Key, a.Labels });
        await foreach (var alert in active.AsAsyncEnumerable().WithCancellation(ct))
        {
            count++;
            if (matchers.All(LabelSet.Of(alert.Labels))) matching.Add(alert.Key);
        }

        var shown = matching.Take(MostShown).ToList();
        var worst = await AlertOrder.Named(db.Alerts.AsNoTracking().Where(a => shown.Contains(a.Key)), null).ToListAsync(ct);
        var names = await sites.Names(db.Call, [.. worst.Select(a => a.SiteId).Distinct()], ct);
        return TypedResults.Ok(new SilencePreview(matching.Count, count, matchers.AreOfEverything(),
            [.. worst.Select(a => new PreviewedAlert(a.Key, AlertNumber.Of(a.Number), a.Name, a.Severity, names.GetValueOrDefault(a.SiteId), a.OpenedAt))]));
    }
}
