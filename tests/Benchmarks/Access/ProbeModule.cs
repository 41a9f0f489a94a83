using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Platform.Hosting;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Benchmarks.Access;

/// <summary>The same small read twice: for whoever is signed in, and for whoever has a permission.</summary>
internal sealed class ProbeModule : IModule
{
    public const string Open = "/v1/probe/open", Guarded = "/v1/probe/guarded", Permission = "probe.read";

    public string Name => "probe";

    public void AddServices(IHostApplicationBuilder builder) => builder.Services.AddPermissions(new Permission(Permission, "Read the probe"));

    public void MapApi(IEndpointRouteBuilder api)
    {
        api.MapGet("/probe/open", Read);
        api.MapGet("/probe/guarded", Read).RequirePermission(Permission);
    }

    private static async Task<IResult> Read(Databases databases, Call call, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(call.Tenant, ct);
        await using var read = new NpgsqlCommand("select name from identity.tenants where tenant = $1", connection) { Parameters = { new() { Value = call.Tenant.Value } } };
        return TypedResults.Ok(await read.ExecuteScalarAsync(ct) as string);
    }
}
