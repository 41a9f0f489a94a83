using Platform.Hosting.Contributions;

namespace Platform.Alerts;

/// <summary>What the module lets a role allow.</summary>
internal static class AlertsPermissions
{
    public static readonly Permission Read = new("alerts.read", "See alerts, silences and what people were told");
    public static readonly Permission Send = new("alerts.send", "Send alerts");
    public static readonly Permission Write = new("alerts.write", "Acknowledge, assign, snooze and resolve alerts");
    public static readonly Permission Silence = new("alerts.silence", "Silence alerts");
    public static readonly Permission Supervise = new("alerts.supervise", "Be told at once of the most urgent alerts");
    public static readonly Permission Administer = new("alerts.admin", "Change how alerts are grouped, hidden and told of");
    public static readonly Permission OnCall = new("alerts.on-call", "Arrange who is on call, and who is called about alerts when");

    public static readonly Permission[] All = [Read, Send, Write, Silence, Supervise, Administer, OnCall];
}
