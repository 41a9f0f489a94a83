using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Prediction;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>A failure as it was foretold: of which device, how probable it was then, when it is expected, why, and what to do before.</summary>
internal sealed record PredictionView(
    Guid Id, Guid DeviceId, string DeviceNumber, string DeviceName, Guid SiteId, string SiteName, string Class, float Probability, DateTimeOffset PredictedAt,
    DateTimeOffset EarliestAt, DateTimeOffset FailsAt, DateTimeOffset LatestAt, IReadOnlyList<PredictionReason> Reasons, string Recommendation, int ModelVersion, DateTimeOffset? WithdrawnAt);

/// <summary>Lists the failures foretold of devices in use, the next to come first: all that stand, or also those withdrawn.</summary>
internal static class ListPredictions
{
    /// <summary>A prediction and the device it is about.</summary>
    internal sealed class Row
    {
        public required PredictionRow Prediction { get; init; }
        public required Device Device { get; init; }
    }

    private static readonly Sorts<Row> Orders = Sorts<Row>.By("failsAt", r => r.Prediction.FailsAt, r => r.Prediction.Id)
        .Or("-probability", r => r.Prediction.Probability).Or("-predictedAt", r => r.Prediction.PredictedAt);

    public sealed record Filter(
        [property: FromQuery(Name = "filter[class]"), Description("battery, connectivity or device; several comma separated.")] string? Class,
        [property: FromQuery(Name = "filter[siteId]"), Description("A site's id or number.")] string? SiteId,
        [property: FromQuery(Name = "filter[withdrawn]"), Description("true for those that were withdrawn; those that stand when left out.")] bool? Withdrawn);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/predictions", List).WithTags("Devices")
        .WithName(nameof(ListPredictions)).WithSummary("List failures that were foretold").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Results<Ok<Page<PredictionView>>, ProblemHttpResult>> List(
        [AsParameters] ListQuery list, [AsParameters] Filter filter, DevicesDb db, ISiteDirectory sites, Cursors cursors, CancellationToken ct)
    {
        var predictions = filter.Withdrawn is true
            ? db.Predictions.AsNoTracking().Where(p => p.WithdrawnAt != null)
            : db.Predictions.AsNoTracking().Where(p => p.WithdrawnAt == null);
        if (filter.Class is { Length: > 0 } classes)
        {
            var words = classes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (words.Except(FailureClasses.All.Select(c => c.Word())).Any()) throw new MalformedException("filter[class]", "Classes are battery, connectivity and device.");
            predictions = predictions.Where(p => words.Contains(p.Class));
        }

        // The devices are those the caller may see.
        var devices = db.Devices.AsNoTracking().Where(d => d.DecommissionedAt == null);
        if (filter.SiteId is { } named)
        {
            var site = await sites.Find(db.Call, named, ct);
            devices = devices.Where(d => d.SiteId == site);
        }

        var rows = from prediction in predictions join device in devices on prediction.Device equals device.Key select new Row { Prediction = prediction, Device = device };
        var outcome = await rows.ToPage(list, Orders, cursors, row => row, ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        var page = outcome.Value!;
        var names = await sites.Names(db.Call, [.. page.Items.Select(r => r.Device.SiteId).Distinct()], ct);
        return TypedResults.Ok(page.Show([.. page.Items.Select(r => Show(r.Prediction, r.Device, names.GetValueOrDefault(r.Device.SiteId, "")))]));
    }

    private static PredictionView Show(PredictionRow p, Device d, string site) => new(
        p.Id, d.Key, DeviceNumber.Of(d.Number), d.Name, d.SiteId, site, p.Class, p.Probability, p.PredictedAt, p.EarliestAt, p.FailsAt, p.LatestAt,
        JsonSerializer.Deserialize<PredictionReason[]>(p.Reasons, JsonSerializerOptions.Web)!, p.Recommendation, p.ModelVersion, p.WithdrawnAt);
}
