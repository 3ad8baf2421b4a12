using System.Security.Cryptography;

namespace EduStream.Launcher.Planning;

internal static class Tokens
{
    /// <summary>256 random bits as hexadecimal: safe in headers and environment variables.</summary>
    internal static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
