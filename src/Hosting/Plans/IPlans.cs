using System.Globalization;

namespace Platform.Hosting.Plans;

/// <summary>Which plan a company is on, and what plans cost.</summary>
public interface IPlans
{
    ValueTask<Plan> Of(TenantId tenant, CancellationToken ct);

    PlanPrice PriceOf(Plan plan);
}

/// <summary>What a plan costs a month: for each site, and for each device.</summary>
public sealed record PlanPrice(Price PerSite, Price PerDevice);

/// <summary>An amount of money as the API writes it: <c>{"amount": "12.50", "currency": "EUR"}</c>.</summary>
public sealed record Price(string Amount, string Currency)
{
    public static Price Of(decimal amount, string currency) =>
        new(decimal.Round(amount, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture), currency);
}
