namespace Platform.Identity.Domain;

/// <summary>How somebody came in: by cookie or token, from where, with what, and having shown what.</summary>
internal sealed record Arrival(SessionKind Kind, string Address, string Device, SignInMethod Method = SignInMethod.Password);
