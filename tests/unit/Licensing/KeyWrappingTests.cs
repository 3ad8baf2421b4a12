using System.Security.Cryptography;
using EduStream.Contracts;
using EduStream.Licensing.ClearKey;
using EduStream.Licensing.ContentKeys;
using EduStream.ServiceDefaults.SecretKeys;
using Xunit;

namespace EduStream.Tests.Unit.Licensing;

public sealed class KeyWrappingTests
{
    private const string KeyId = "0a0b0c0d0e0f101112131415161718aa";
    private static readonly VideoId Video = VideoId.From(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"));
    private static readonly VideoId Other = VideoId.From(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c"));
    private readonly byte[] key = RandomNumberGenerator.GetBytes(16);
    private readonly KeyWrapping wrapping = Wrapping(1);

    [Fact]
    public void Unwrap_WhatWasWrapped_GivesTheKey()
    {
        var wrapped = wrapping.Wrap(key, KeyId, Video, 1);
        Assert.Equal(key, wrapping.Unwrap(wrapped, KeyId, Video, 1));
        Assert.Equal(-1, wrapped.AsSpan().IndexOf(key));
        Assert.NotEqual(wrapped, wrapping.Wrap(key, KeyId, Video, 1));
    }

    [Fact]
    public void Unwrap_MovedToAnotherPurpose_Fails()
    {
        var wrapped = wrapping.Wrap(key, KeyId, Video, 1);
        Assert.ThrowsAny<CryptographicException>(() => wrapping.Unwrap(wrapped, KeyId, Other, 1));
        Assert.ThrowsAny<CryptographicException>(() => wrapping.Unwrap(wrapped, KeyId, Video, 2));
        Assert.ThrowsAny<CryptographicException>(() => wrapping.Unwrap(wrapped, KeyId.Replace('a', 'b'), Video, 1));
        Assert.ThrowsAny<CryptographicException>(() => Wrapping(2).Unwrap(wrapped, KeyId, Video, 1));
    }

    [Fact]
    public void Unwrap_DamagedOrCutShort_Fails()
    {
        var wrapped = wrapping.Wrap(key, KeyId, Video, 1);
        Assert.ThrowsAny<CryptographicException>(() => wrapping.Unwrap(wrapped.AsSpan(0, 20), KeyId, Video, 1));
        wrapped[14] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => wrapping.Unwrap(wrapped, KeyId, Video, 1));
    }

    [Fact]
    public void ToString_PlainKeyAndLicence_HideTheKey()
    {
        var plain = new PlainKey("HD", KeyId, key);
        var text = $"{plain} {Licence.Of([plain])} {Licence.Of([plain]).Keys[0]}";
        Assert.DoesNotContain(Convert.ToHexStringLower(key), text);
        Assert.DoesNotContain(Licence.Of([plain]).Keys[0].Key, text);
    }

    private static KeyWrapping Wrapping(byte fill)
    {
        var secret = new SecretKey(Secrets.ContentKeyWrapping);
        secret.Accept(Convert.ToBase64String(Enumerable.Repeat(fill, SecretKey.Length).ToArray()));
        return new KeyWrapping(secret);
    }
}
