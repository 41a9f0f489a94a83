using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Platform.Hosting.Jobs;
using Platform.Hosting.Settings;

namespace Platform.Hosting.Mail;

/// <summary>How a process sends letters.</summary>
public static class MailRegistration
{
    /// <summary>The queue for whoever writes letters, and the way out for the worker that delivers them.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddSettings([.. MailSettings.All, PublicAddress.Setting]);
        services.AddDataProtection();
        services.TryAddSingleton(sp => MailSettings.Read(sp.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton<IMail, MailQueue>();
        services.TryAddSingleton<PublicAddress>();
        services.TryAddSingleton<MailedLinks>();
        services.TryAddSingleton(WayOut);
        return services.AddJob<SendMail, QueuedMail>();
    }

    private static IMailTransport WayOut(IServiceProvider services)
    {
        var settings = services.GetRequiredService<MailSettings>();
        if (settings.Host is not null) return new SmtpTransport(settings);

        services.GetRequiredService<ILogger<SendMail>>().LogWarning("Mail:Smtp:Host is not set, so mail is written to {Folder}.", settings.Folder);
        return new FolderTransport(settings);
    }
}
