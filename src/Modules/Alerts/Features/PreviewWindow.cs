using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Alerts.Domain.Rules;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>Says when a time of planned work comes next, before anybody keeps it.</summary>
internal static class PreviewWindow
{
    private const int MostShown = 5;
    private static readonly TimeSpan Step = TimeSpan.FromDays(60), Furthest = TimeSpan.FromDays(3_660);

    public sealed record WindowPreviewCommand(DateTime StartsAt, int DurationMinutes, [property: Required] string TimeZone, [property: StringLength(500)] string? Rule = null);

    /// <summary>From when until when.</summary>
    public sealed record Occurrence(DateTimeOffset From, DateTimeOffset Until);

    public sealed record WindowPreview([property: Description("The one that goes on now, if there is one, and those after it; five at most, within ten years.")] IReadOnlyList<Occurrence> Next);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/alert-policy/occurrences", Post).WithTags("Alerts").WithoutIdempotency()
        .WithName(nameof(PreviewWindow)).WithSummary("See when a maintenance window comes next").RequirePermission(AlertsPermissions.Read.Name);

    private static Results<Ok<WindowPreview>, ProblemHttpResult> Post(WindowPreviewCommand command, Call call)
    {
        var window = new Recurrence(DateTime.SpecifyKind(command.StartsAt, DateTimeKind.Unspecified), TimeSpan.FromMinutes(command.DurationMinutes), command.TimeZone, command.Rule);
        return window.WhyNot() is { } why ? Problems.Of(Refusal.Invalid("alert-policy.invalid", why)) : TypedResults.Ok(new WindowPreview(Next(window, call.Now)));
    }

    private static List<Occurrence> Next(Recurrence window, DateTimeOffset now)
    {
        var next = new List<Occurrence>();
        for (var from = now - window.Duration; next.Count < MostShown && from < now + Furthest && !window.IsOver(from); from += Step)
            next.AddRange(window.Between(from, from + Step).Where(at => at + window.Duration > now).Take(MostShown - next.Count).Select(at => new Occurrence(at, at + window.Duration)));
        return next;
    }
}
