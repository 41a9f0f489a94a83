namespace Platform.Identity.Features;

/// <summary>An access token, and the refresh token that gets the next one, once. Lifetimes are in seconds.</summary>
internal sealed record TokenView(string TokenType, string AccessToken, int ExpiresIn, string RefreshToken, int RefreshExpiresIn);
