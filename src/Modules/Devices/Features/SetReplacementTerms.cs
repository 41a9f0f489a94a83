using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Value;
using Platform.Devices.Value;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Plans;

namespace Platform.Devices.Features;

/// <summary>Says what devices of a type cost to replace and how long they are expected to live, or that nobody knows any more.</summary>
internal static class SetReplacementTerms
{
    public sealed record Command([property: Required] Price Cost, [property: Range(1, 600)] int ExpectedLifeMonths);

    private const decimal MostCost = 999_999_999_999;

    // Nothing is written when the type does not exist.
    private const string Upsert = """
        insert into devices.replacement_terms (tenant, type_id, cost, currency, expected_life_months)
        select $1, id, $3, $4, $5 from devices.device_types where tenant = $1 and id = $2 and removed_at is null
        on conflict (tenant, type_id) do update set cost = excluded.cost, currency = excluded.currency, expected_life_months = excluded.expected_life_months
        """;

    public static Outcome<ReplacementTerms> Decide(Command command)
    {
        if (!decimal.TryParse(command.Cost.Amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cost) || cost > MostCost || decimal.Round(cost, 2) != cost)
            return DeviceTypeRefusals.CostAmount;
        if (command.Cost.Currency is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z']) return DeviceTypeRefusals.CostCurrency;
        return new ReplacementTerms(cost, command.Cost.Currency, command.ExpectedLifeMonths);
    }

    public static void Map(IEndpointRouteBuilder types)
    {
        types.MapPut("/{id:guid}/replacement-terms", Put)
            .WithName(nameof(SetReplacementTerms)).WithSummary("Say what replacing a device of a type costs, and when it is due").RequirePermission(DevicesPermissions.Write.Name);
        types.MapDelete("/{id:guid}/replacement-terms", Delete)
            .WithName("RemoveReplacementTerms").WithSummary("Leave a device type out of the forecast of replacements").RequirePermission(DevicesPermissions.Write.Name);
    }

    private static async Task<Results<Ok<TermsView>, ProblemHttpResult>> Put(Guid id, Command command, Databases databases, Call call, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(call.Tenant, ct);
        if (!(await ValueRecords.TypeNames(connection, call.Tenant, ct)).ContainsKey(id)) return Problems.Of(DeviceTypeRefusals.NotFound);
        var outcome = Decide(command);
        if (outcome.Value is not { } terms) return Problems.Of(outcome.Refusal!);
        await using var upsert = new NpgsqlCommand(Upsert, connection)
        {
            Parameters = { new() { Value = call.Tenant.Value }, new() { Value = id }, new() { Value = terms.Cost }, new() { Value = terms.Currency }, new() { Value = terms.ExpectedLifeMonths } },
        };
        return await upsert.ExecuteNonQueryAsync(ct) == 1 ? TypedResults.Ok(TermsView.Of(terms)!) : Problems.Of(DeviceTypeRefusals.NotFound);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, Databases databases, Call call, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(call.Tenant, ct);
        if (!(await ValueRecords.TypeNames(connection, call.Tenant, ct)).ContainsKey(id)) return Problems.Of(DeviceTypeRefusals.NotFound);
        await using var remove = new NpgsqlCommand("delete from devices.replacement_terms where tenant = $1 and type_id = $2", connection)
        {
            Parameters = { new() { Value = call.Tenant.Value }, new() { Value = id } },
        };
        await remove.ExecuteNonQueryAsync(ct);
        return TypedResults.NoContent();
    }
}
