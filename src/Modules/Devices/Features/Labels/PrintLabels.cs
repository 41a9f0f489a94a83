using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Domain;
using Platform.Devices.Inventory;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;

namespace Platform.Devices.Features.Labels;

/// <summary>
/// Labels to stick on devices, as a page to print at full size: whoever scans one is led to the device's page. The devices are those a list would find, in its order.
/// </summary>
internal static class PrintLabels
{
    private const int Most = 2_000;

    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("/labels", Get)
        .WithName(nameof(PrintLabels)).WithSummary("Print QR labels").Produces<string>(StatusCodes.Status200OK, "text/html").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Get(
        [FromQuery, Description("Devices by id or number, comma separated, instead of a filter.")] string? ids,
        [FromQuery, Description("a4-24 (63.5 × 33.9 mm), a4-65 (38.1 × 21.2 mm) or roll (57 × 32 mm); a4-24 when left out.")] string? paper,
        [FromQuery, Description("How many labels of the first sheet are used already.")] int? skip,
        [FromQuery, Description("As in the list.")] string? sort, [FromQuery, Description("Words to look for in names, serials, numbers and tags.")] string? q,
        [AsParameters] InventoryQuery query, DeviceLists lists, DeviceNames names, PublicAddress address, HttpResponse response, CancellationToken ct)
    {
        var sheet = LabelSheet.Of(PaperNamed(paper));
        if (skip < 0 || skip >= sheet.PerPage) throw new MalformedException("skip", $"A sheet of this paper has {sheet.PerPage} labels.");
        var order = InventoryOrder.Named(sort);
        using var listed = ids is null ? await lists.Find(query, q, order, ct) : null;
        var found = listed?.Range(0, Most + 1) ?? await lists.Named(ids!, ct);
        if (found.Count > Most) return Problems.Of(DeviceRefusals.TooManyLabels);

        var known = await names.Of(lists.Tenant, found, ct);
        var page = new LabelPage(sheet, d => address.Page($"/devices/{d.Id}"), known.Site);
        // A page of its own, that needs nothing but its styles.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-modals";
        response.Headers.XFrameOptions = "SAMEORIGIN";
        return TypedResults.Stream(body => page.Write(body, found, skip ?? 0, ct), "text/html; charset=utf-8");
    }

    private static LabelPaper PaperNamed(string? paper) => paper switch
    {
        null or "" or "a4-24" => LabelPaper.A4Of24,
        "a4-65" => LabelPaper.A4Of65,
        "roll" => LabelPaper.Roll,
        _ => throw new MalformedException("paper", $"'{paper}' is none of a4-24, a4-65, roll."),
    };
}
