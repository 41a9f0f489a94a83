using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Value;
using Platform.Devices.Storage;
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

    public static Outcome<ReplacementTerms> Terms(Command command)
    {
        if (!decimal.TryParse(command.Cost.Amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cost) || cost > MostCost || decimal.Round(cost, 2) != cost)
            return DeviceTypeRefusals.CostAmount;
        if (command.Cost.Currency is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z']) return DeviceTypeRefusals.CostCurrency;
        return new ReplacementTerms(cost, command.Cost.Currency, command.ExpectedLifeMonths);
    }

    /// <summary>The terms from now on; none without a command.</summary>
    public static Decision<DeviceTypeEvent> Decide(DeviceType type, Command? command, DateTimeOffset now)
    {
        if (type.RemovedAt is not null) return DeviceTypeRefusals.NotFound;
        if (command is null) return type.Replacement is null ? [] : new ReplacementTermsRemoved(now);
        var terms = Terms(command);
        if (terms.Value is not { } said) return terms.Refusal!;
        return said == type.Replacement ? [] : new ReplacementTermsSet(said, now);
    }

    public static void Map(IEndpointRouteBuilder types)
    {
        types.MapPut("/{id:guid}/replacement-terms", Put)
            .WithName(nameof(SetReplacementTerms)).WithSummary("Say what replacing a device of a type costs, and when it is due").RequirePermission(DevicesPermissions.Write.Name);
        types.MapDelete("/{id:guid}/replacement-terms", Delete)
            .WithName("RemoveReplacementTerms").WithSummary("Leave a device type out of the forecast of replacements").RequirePermission(DevicesPermissions.Write.Name);
    }

    private static async Task<Results<Ok<TermsView>, ProblemHttpResult>> Put(
        Guid id, IfMatch version, Command command, DevicesDb db, Ledger<DeviceType, DeviceTypeEvent> types, CancellationToken ct) =>
        await types.Change(id, version.Version, type => Decide(type, command, db.Call.Now), ct).Respond(type => TermsView.Of(type)!);

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, IfMatch version, DevicesDb db, Ledger<DeviceType, DeviceTypeEvent> types, CancellationToken ct)
    {
        var outcome = await types.Change(id, version.Version, type => Decide(type, command: null, db.Call.Now), ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
    }
}
