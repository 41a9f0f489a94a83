using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Http.Cors;
using Platform.Hosting.Http.Keys;
using Platform.Hosting.Secrets;
using Platform.Identity.Domain;

namespace Platform.Identity.Access;

internal static class AccessRegistration
{
    /// <summary>Who is asking: by cookie, token or API key.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(SignInSettings.From(settings));
        services.AddSingleton<SignInLimits>().AddSingleton<PasswordSignIn>().AddSingleton<OpenSessions>().AddSingleton<PermissionPatterns>().AddSingleton<Admission>();
        services.AddSingleton<Challenges>().AddSingleton<PasskeySignIn>().AddScoped<IPasskeyHandler<Credential>, PasskeyHandler<Credential>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>(Passkeys);
        services.AddSingleton<Accounts>().AddSingleton<MailLimits>().AddScoped<Passwords>();
        foreach (var column in SecondFactor.Sealed) services.AddSealedColumn(column);
        services.AddSingleton<SecondFactor>().AddScoped<Reauthentication>();
        services.AddSingleton<RefreshTokens>().AddSingleton<Tokens>().AddSingleton<SessionEndings>().AddSingleton<LiveAccess>().AddHostedService(sp => sp.GetRequiredService<LiveAccess>());
        services.AddSingleton<ApiKeyChecks>().AddSingleton<IKeyIssuer>(sp => sp.GetRequiredService<ApiKeyChecks>()).AddSingleton<ApiKeyUses>().AddHostedService(sp => sp.GetRequiredService<ApiKeyUses>());
        services.AddSingleton<SessionUses>().AddHostedService(sp => sp.GetRequiredService<SessionUses>());
        services.AddSingleton<AllowedOrigins>().AddSingleton<IAllowedOrigins>(sp => sp.GetRequiredService<AllowedOrigins>());
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<IPasswordHasher<Credential>, PasswordHasher<Credential>>();

        services.AddIdentityCore<Credential>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = ""; // any: the user name is the e-mail address
            identity.Password.RequiredLength = 10;
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        }).AddUserStore<CredentialStore>().AddPasswordValidator<CommonPasswords>();

        services.AddAuthentication(Schemes.Platform)
            .AddPolicyScheme(Schemes.Platform, null, policy => policy.ForwardDefaultSelector = context => Schemes.Of(context.Request))
            .AddCookie(Schemes.Cookie, Cookie)
            .AddBearerToken(Schemes.Token)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.ApiKey, null);
        services.AddSingleton<IClaimsTransformation, SessionClaims>();
        services.AddSingleton<IStartupFilter, CsrfGuard.First>();
        return services;
    }

    /// <summary>A passkey stands for password and second factor, so its owner has to be verified, and it has to name its owner.</summary>
    private static void Passkeys(IdentityPasskeyOptions passkeys, IConfiguration settings)
    {
        passkeys.UserVerificationRequirement = "required";
        passkeys.ResidentKeyRequirement = "required";
        passkeys.AuthenticatorTimeout = Challenges.Lifetime;
        if (Uri.TryCreate(settings["PublicUrl"], UriKind.Absolute, out var address)) passkeys.ServerDomain = address.Host;
    }

    private static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = Schemes.CookieName;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
        // An API answers with a status; the web app knows its own sign-in page.
        cookie.Events.OnRedirectToLogin = redirect => Answer(redirect, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = redirect => Answer(redirect, StatusCodes.Status403Forbidden);
        cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        cookie.Events.OnRedirectToLogout = _ => Task.CompletedTask;
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> redirect, int status)
    {
        redirect.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
