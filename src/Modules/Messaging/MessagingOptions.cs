using Microsoft.Extensions.Configuration;
using Platform.Hosting.Settings;

namespace Platform.Messaging;

/// <summary>How long what is not urgent waits to be read in the app before it is mailed.</summary>
internal sealed record MessagingOptions(TimeSpan EmailAfter)
{
    private const string Key = "Messaging:EmailAfter";

    public static readonly Setting Setting = Setting.Duration(Key, "How long a notification that is not urgent waits to be read in the app before it is mailed.", "00:02:00");

    public static MessagingOptions From(IConfiguration settings) => new(settings.GetValue(Key, TimeSpan.FromMinutes(2)));
}
