using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Alerts.Sources.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Alerts.Sources.Features;

/// <summary>Gives a source another secret; the one it had may hold for some hours, so that nothing is lost until its sender knows the new one.</summary>
internal static class ReplaceSourceSecret
{
    public sealed record Command(
        [property: Range(0, 168), Description("Hours the old secret holds as well; 0 ends it at once. One of another kind ends at once.")] int KeepOldHours = 0,
        [property: Description("How it shows that a post is its own from now on; as before when left out.")] SourceSignIn? SignIn = null);

    public static void Map(RouteGroupBuilder sources) => sources.MapPost("/{id:guid}/secret", Post)
        .WithName(nameof(ReplaceSourceSecret)).WithSummary("Give an alert source another secret, said this once").WithoutIdempotency();

    private static async Task<Results<Ok<SourceSecretView>, ProblemHttpResult>> Post(Guid id, Command command, AlertsDb db, SourceSecrets secrets, Ledger<AlertSource, AlertSourceEvent> sources, CancellationToken ct)
    {
        if (await AlertSources.Find(db, id, ct) is not { } source) return Problems.Of(SourceRefusals.NotFound);
        var signIn = command.SignIn ?? source.SignIn;
        var shown = await secrets.Replace(id, source.SignIn, signIn, TimeSpan.FromHours(command.KeepOldHours), ct);
        var outcome = await sources.Change(id, source.Version, s => AlertSource.ReplaceSecret(s, signIn, db.Call.Now), ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.Ok(shown);
    }
}
