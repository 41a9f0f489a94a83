namespace Platform.Alerts.Domain.Triage;

/// <summary>What people are told a priority is made of.</summary>
internal enum TriageFactor { Severity, Type, AssetCriticality, SiteImportance, Recurrence, BlastRadius, TimeOfDay, SimilarPastOutcomes }

/// <summary>The numbers a priority is computed from. New ones go to the end: models are kept by their places.</summary>
internal enum TriageSign { Severity, LifeAtStake, Security, DeviceFailure, Promise, Asset, Site, Recurrence, Flapping, Behind, OutsideHours, PastOutcomes }

internal static class TriageSigns
{
    public static readonly int Count = Enum.GetValues<TriageSign>().Length;

    public static float[] Read(TriageFacts facts)
    {
        var signs = new float[Count];
        signs[(int)TriageSign.Severity] = facts.Severity - 2;
        signs[(int)TriageSign.LifeAtStake] = IsLifeAtStake(facts.Type) ? 1 : 0;
        signs[(int)TriageSign.Security] = facts.Type is "INTRUSION" or "SECURITY_BREACH" ? 1 : 0;
        signs[(int)TriageSign.DeviceFailure] = facts.Type is "DEVICE_FAILURE" ? 1 : 0;
        signs[(int)TriageSign.Promise] = facts.Type is "SLA_BREACH_RISK" ? 1 : 0;
        signs[(int)TriageSign.Asset] = facts.Asset - Importance.Normal;
        signs[(int)TriageSign.Site] = facts.Site - Importance.Normal;
        signs[(int)TriageSign.Recurrence] = (float)Math.Log(1 + facts.Recurrences);
        signs[(int)TriageSign.Flapping] = facts.IsFlapping ? 1 : 0;
        signs[(int)TriageSign.Behind] = (float)Math.Log(1 + facts.Behind);
        signs[(int)TriageSign.OutsideHours] = facts.IsOutsideHours ? 1 : 0;
        // That there was no fire the last time says nothing about this one.
        signs[(int)TriageSign.PastOutcomes] = (float)(IsLifeAtStake(facts.Type) ? Math.Max(0, facts.Past.LogOdds) : facts.Past.LogOdds);
        return signs;
    }

    public static TriageFactor FactorOf(TriageSign sign) => sign switch
    {
        TriageSign.Severity => TriageFactor.Severity,
        TriageSign.LifeAtStake or TriageSign.Security or TriageSign.DeviceFailure or TriageSign.Promise => TriageFactor.Type,
        TriageSign.Asset => TriageFactor.AssetCriticality,
        TriageSign.Site => TriageFactor.SiteImportance,
        TriageSign.Recurrence or TriageSign.Flapping => TriageFactor.Recurrence,
        TriageSign.Behind => TriageFactor.BlastRadius,
        TriageSign.OutsideHours => TriageFactor.TimeOfDay,
        TriageSign.PastOutcomes => TriageFactor.SimilarPastOutcomes,
        _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "A sign of no factor."),
    };

    private static bool IsLifeAtStake(string type) => type is "FIRE_ALARM";
}
