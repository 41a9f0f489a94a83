using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;

namespace Platform.Identity.Onboarding;

/// <summary>How many sample records the company has.</summary>
internal sealed record SampleDataView(int Records);

/// <summary>Sample data on and off. Putting it twice adds nothing twice; what people added themselves stays when it is taken away.</summary>
internal static class SampleDataApi
{
    public static void Map(IEndpointRouteBuilder sample)
    {
        sample.MapGet("", Get).WithName("GetSampleData").WithSummary("Whether there is sample data").RequirePermission(IdentityPermissions.ReadOnboarding.Name);
        sample.MapPut("", Put).WithName("AddSampleData").WithSummary("Add sample data").RequirePermission(IdentityPermissions.WriteSampleData.Name);
        sample.MapDelete("", Delete).WithName("RemoveSampleData").WithSummary("Take the sample data away").RequirePermission(IdentityPermissions.WriteSampleData.Name);
    }

    private static async Task<Ok<SampleDataView>> Get(SampleRecords records, CancellationToken ct) => TypedResults.Ok(new SampleDataView(await records.Count(ct)));

    private static async Task<Ok<SampleDataView>> Put(SampleRecords records, CancellationToken ct)
    {
        await records.Add(ct);
        return await Get(records, ct);
    }

    private static async Task<NoContent> Delete(SampleRecords records, CancellationToken ct)
    {
        await records.Remove(ct);
        return TypedResults.NoContent();
    }
}
