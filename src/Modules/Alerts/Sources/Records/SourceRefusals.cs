using Platform.Alerts.Domain.Sources;

namespace Platform.Alerts.Sources.Records;

internal static class SourceRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("alert-source.not-found", "There is no such alert source.");
    public static readonly Refusal Nameless = Refusal.Invalid("alert-source.nameless", $"Give it a name of at most {AlertSource.LongestName} characters.");
    public static readonly Refusal NameTaken = Refusal.Conflict("alert-source.name-taken", "Another alert source has this name.");
    public static readonly Refusal TooMany = Refusal.Invalid("alert-source.too-many", $"A company has at most {AlertSource.Most} alert sources; remove one that is not used.");
    public static readonly Refusal Unreadable = Refusal.Invalid("alert-source.unreadable", "This is neither JSON nor a form.");
    public static readonly Refusal Nothing = Refusal.Invalid("alert-source.nothing-taken", "Nothing of this became an alert.");

    public static Refusal BadMapping(IReadOnlyList<MappingFault> faults) => Refusal.Invalid("alert-source.mapping", string.Join(" ", faults.Take(5).Select(f => $"{f.Field}: {f.Why}")));
}
