using System.Security.Cryptography;
using System.Text;

namespace EduStream.Playback.Screens;

/// <summary>A person inside a state key: subjects may hold characters that a key may not (<c>||</c>), and of any length.</summary>
internal static class UserKey
{
    internal static string Of(string userId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(userId)).AsSpan(0, 16));
}
