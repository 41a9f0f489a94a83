using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Devices;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;
using Platform.Hosting.Qr;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Requests;

/// <summary>The form somebody asks for help with: what can be chosen in it, and the code that leads to it with a place filled in.</summary>
internal static class RequestForms
{
    /// <summary>A site or a device by its name.</summary>
    public sealed record NamedPlace(Guid Id, string Name);

    /// <summary>What a requester chooses from, and the place they ask about.</summary>
    public sealed record RequestFormView(
        [property: Description("None: a request may be of any category.")] IReadOnlyList<string> Categories,
        [property: Description("The site asked about, where the caller may know it; the device's when only that is named.")] NamedPlace? Site, NamedPlace? Device);

    /// <summary>Where a code leads, and the code itself: the dark rows of a square of so many modules, as one path of an SVG.</summary>
    public sealed record RequestCodeView(Uri Address, string Name, int Modules, string Path);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/request-form", Form).WithName("GetRequestForm").WithSummary("Get what can be chosen when asking for help").RequirePermission(TicketsPermissions.Request.Name).WithTags("Requests");
        api.MapGet("/request-codes/site/{id}", OfSite).WithName("GetSiteRequestCode").WithSummary("Get the QR code that opens a request at a site").RequirePermission(TicketsPermissions.Read.Name).WithTags("Requests");
        api.MapGet("/request-codes/device/{id}", OfDevice).WithName("GetDeviceRequestCode").WithSummary("Get the QR code that opens a request about a device").RequirePermission(TicketsPermissions.Read.Name).WithTags("Requests");
    }

    // A code may be older than what it stands on: then the form opens without it.
    private static async Task<Ok<RequestFormView>> Form(
        [FromQuery, Description("A site by id or number.")] string? siteId, [FromQuery, Description("A device by id or number.")] string? deviceId,
        TicketsDb db, TicketNames names, ISiteDirectory sites, IDeviceDirectory devices, CancellationToken ct)
    {
        var device = deviceId is { Length: > 0 } ? await devices.Find(db.Call, deviceId, ct) : null;
        var site = device?.SiteId ?? (siteId is { Length: > 0 } ? await sites.Find(db.Call, siteId, ct) : null);
        return TypedResults.Ok(new RequestFormView((await names.Desk(db.Tenant, ct)).Categories, await SiteNamed(site, db, sites, ct), device is null ? null : new(device.Id, device.Name)));
    }

    private static async Task<Results<Ok<RequestCodeView>, ProblemHttpResult>> OfSite(string id, TicketsDb db, ISiteDirectory sites, PublicAddress address, CancellationToken ct) =>
        await SiteNamed(await sites.Find(db.Call, id, ct), db, sites, ct) is { } site ? TypedResults.Ok(Code(address, $"place={site.Id}", site.Name)) : Problems.Of(NoSite);

    private static async Task<Results<Ok<RequestCodeView>, ProblemHttpResult>> OfDevice(string id, TicketsDb db, IDeviceDirectory devices, PublicAddress address, CancellationToken ct) =>
        await devices.Find(db.Call, id, ct) is { } device ? TypedResults.Ok(Code(address, $"device={device.Id}", device.Name)) : Problems.Of(NoDevice);

    private static RequestCodeView Code(PublicAddress address, string about, string name)
    {
        var page = address.Page($"/requests/new?{about}");
        var code = QrPath.Of(page.AbsoluteUri);
        return new(page, name, code.Modules, code.Path);
    }

    private static async Task<NamedPlace?> SiteNamed(Guid? id, TicketsDb db, ISiteDirectory sites, CancellationToken ct) =>
        id is { } site && (await sites.Names(db.Call, [site], ct)).GetValueOrDefault(site) is { } name ? new(site, name) : null;

    private static readonly Refusal NoSite = Refusal.NotFound("request-code.no-site", "There is no such site."), NoDevice = Refusal.NotFound("request-code.no-device", "There is no such device.");
}
