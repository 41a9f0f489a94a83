using System.Globalization;
using Platform.Devices.Domain;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;

namespace Platform.Devices;

/// <summary>Tells what happened to a kind of devices.</summary>
internal sealed class DeviceTypeNarrator : INarrator
{
    public string StreamKind => DeviceType.Kind;

    public string Tell(JournalEntry entry) => entry.Read<DeviceTypeEvent>() switch
    {
        DeviceTypeDefined e when entry.Version == 1 => $"{e.Definition.Name} became a type of devices",
        DeviceTypeDefined e => $"{e.Definition.Name} was defined anew",
        ReplacementTermsSet e => string.Create(CultureInfo.InvariantCulture,
            $"Replacing one costs {e.Terms.Cost:0.00} {e.Terms.Currency} and is planned after {e.Terms.ExpectedLifeMonths} {(e.Terms.ExpectedLifeMonths == 1 ? "month" : "months")}"),
        ReplacementTermsRemoved => "Left the forecast of replacements",
        DeviceTypeRemoved => "Is no type of devices any more",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}

/// <summary>Tells what happened to a group of devices.</summary>
internal sealed class DeviceGroupNarrator : INarrator
{
    public string StreamKind => DeviceGroup.Kind;

    public string Tell(JournalEntry entry) => entry.Read<DeviceGroupEvent>() switch
    {
        DeviceGroupAdded e => $"{e.Name} was added as a group of devices",
        DeviceGroupRenamed e => $"Is now called {e.Name}",
        DeviceGroupRemoved => "Is no group of devices any more",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}
