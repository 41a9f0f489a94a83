using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Alerts.Intake;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Limits;

namespace Platform.Alerts.Features;

/// <summary>
/// Takes alerts: a list of objects with <c>labels</c>, and perhaps <c>annotations</c>, <c>startsAt</c>, <c>endsAt</c> and <c>generatorURL</c>. What was said before may be said again:
/// an alert goes on until its end comes or, without one, until nothing was heard of it for five minutes. The labels <c>site</c>, <c>device</c> and <c>gateway</c> say where it is.
/// </summary>
internal static class PostAlerts
{
    /// <summary>An alert as it is sent.</summary>
    public sealed record SentAlert(Dictionary<string, string> Labels, Dictionary<string, string>? Annotations, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string? GeneratorURL);

    public static void Map(IEndpointRouteBuilder alerts) => alerts.MapPost("", Post)
        .WithName(nameof(PostAlerts)).WithSummary("Send alerts").RequirePermission(AlertsPermissions.Send.Name)
        .Accepts<SentAlert[]>("application/json")
        .WithBodyLimit(AlertIntake.MostBytes).WithRateLimit(RateLimit.Intake)
        .WithoutIdempotency(); // an alert is known by its labels

    private static async Task<Results<Ok<AlertsAnswer>, ProblemHttpResult>> Post(HttpContext http, AlertIntake intake, Call call, CancellationToken ct)
    {
        var outcome = await intake.Take(call, http.Request.BodyReader, isStrict: true, ct);
        return outcome.Refusal is { } refusal ? AlertmanagerAnswers.Problem(refusal, http.Response) : TypedResults.Ok(outcome.Value!);
    }
}
