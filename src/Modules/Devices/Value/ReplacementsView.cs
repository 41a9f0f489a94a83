using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Value;
using Platform.Hosting.Http;
using Platform.Hosting.Plans;

namespace Platform.Devices.Value;

/// <summary>What is to be replaced in the next twelve months, and what that costs; the first month has what is overdue, too. Amounts are by currency.</summary>
internal sealed record ReplacementsView(IReadOnlyList<ReplacementMonth> Months, IReadOnlyList<Price> Cost, IReadOnlyList<ReplacementType> Types)
{
    public static ReplacementsView Of(
        DateOnly today, IReadOnlyList<(Guid Type, DateOnly Since)> inUse, IReadOnlyDictionary<Guid, KnownType> known)
    {
        var terms = known.Where(k => k.Value.Terms is not null).ToDictionary(k => k.Key, k => k.Value.Terms!);
        var due = ReplacementForecast.Of(today, inUse, terms);
        var months = Enumerable.Range(0, ReplacementForecast.Months).Select(month => new ReplacementMonth(
            today.AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture), due.Where(d => d.Month == month).Sum(d => d.Devices), Sum(due.Where(d => d.Month == month))));
        var types = from device in inUse
                    group device by device.Type into type
                    let dueOfType = due.Where(d => d.Type == type.Key).ToList()
                    let said = known[type.Key]
                    orderby said.Name
                    select new ReplacementType(type.Key, said.Name, said.Version, type.Count(), TermsView.Of(said.Terms, said.Version),
                        dueOfType.Sum(d => d.Devices), Sum(dueOfType) is [var cost] ? cost : null);
        return new([.. months], Sum(due), [.. types]);

        IReadOnlyList<Price> Sum(IEnumerable<Replacements> some) =>
        [
            .. from r in some
               group r.Devices * terms[r.Type].Cost by terms[r.Type].Currency into currency
               orderby currency.Key
               select Price.Of(currency.Sum(), currency.Key),
        ];
    }
}

internal sealed record ReplacementMonth(string Month, int Devices, IReadOnlyList<Price> Cost);

/// <summary>A type with devices in use; without terms it is not in the forecast.</summary>
internal sealed record ReplacementType(
    Guid Id, string Name, [property: Description("The type's version, to change its terms by.")] int Version, int Devices, TermsView? Terms, int DueWithinYear, Price? Cost);

/// <summary>What a device of a type costs to replace, installed, and after how many months in use that is planned; of one version with the type.</summary>
internal sealed record TermsView(Price Cost, int ExpectedLifeMonths, [property: JsonIgnore] int Version) : IVersioned
{
    public static TermsView? Of(ReplacementTerms? terms, int version) => terms is null ? null : new(Price.Of(terms.Cost, terms.Currency), terms.ExpectedLifeMonths, version);

    public static TermsView? Of(DeviceType type) => Of(type.Replacement, type.Version);
}
