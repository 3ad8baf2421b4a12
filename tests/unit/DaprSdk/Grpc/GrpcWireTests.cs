using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using EduStream.Grpc;
using EduStream.Grpc.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace EduStream.Tests.Unit.DaprSdk.Grpc;

public sealed class GrpcWireTests
{
    [Theory]
    [InlineData("1H", 3600_000)]
    [InlineData("2M", 120_000)]
    [InlineData("5S", 5000)]
    [InlineData("250m", 250)]
    [InlineData("1000u", 1)]
    [InlineData("1000000n", 1)]
    public void Timeout_EachUnit_IsRead(string text, double milliseconds) =>
        Assert.Equal(milliseconds, TimeoutField.Parse(text)!.Value.TotalMilliseconds);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("-5S")]
    [InlineData("5x")]
    [InlineData("999999999S")]
    [InlineData("99999999H")]
    public void Timeout_NotAtimeout_IsNone(string? text) => Assert.Null(TimeoutField.Parse(text));

    [Theory]
    [InlineData(0.1, "100000u")]
    [InlineData(0, "1u")]
    [InlineData(600, "600000m")]
    public void Timeout_Format_FitsEightDigits(double seconds, string text) =>
        Assert.Equal(text, TimeoutField.Format(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public async Task Frame_CompressedWithGzip_IsRead()
    {
        var message = new StringValue { Value = new string('x', 200_000) };
        Assert.Equal(message, await ReadAsync(Compressed(message), 1_000_000, "gzip"));
    }

    [Fact]
    public async Task Frame_BombOfGzip_IsRefusedAtTheLimit()
    {
        var frame = Compressed(new StringValue { Value = new string('x', 5_000_000) });
        var error = await Assert.ThrowsAsync<GrpcException>(() => ReadAsync(frame, 100_000, "gzip"));
        Assert.Equal(GrpcStatusCode.ResourceExhausted, error.Code);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0 }, GrpcStatusCode.Internal)]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 }, GrpcStatusCode.Internal)]
    [InlineData(new byte[] { 0, 255, 255, 255, 255 }, GrpcStatusCode.ResourceExhausted)]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 255 }, GrpcStatusCode.Internal)]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 255 }, GrpcStatusCode.Unimplemented)]
    public async Task Frame_Damaged_HasAstatus(byte[] bytes, GrpcStatusCode code)
    {
        var error = await Assert.ThrowsAsync<GrpcException>(() => ReadAsync(bytes, 1000, "br"));
        Assert.Equal(code, error.Code);
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 255 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 12, 31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 43, 73 })]
    public async Task Frame_DamagedGzip_IsInternal(byte[] bytes)
    {
        var error = await Assert.ThrowsAsync<GrpcException>(() => ReadAsync(bytes, 1000, "gzip"));
        Assert.Equal(GrpcStatusCode.Internal, error.Code);
    }

    [Theory]
    [InlineData(401, GrpcStatusCode.Unauthenticated)]
    [InlineData(403, GrpcStatusCode.PermissionDenied)]
    [InlineData(404, GrpcStatusCode.Unimplemented)]
    [InlineData(503, GrpcStatusCode.Unavailable)]
    [InlineData(400, GrpcStatusCode.Internal)]
    [InlineData(500, GrpcStatusCode.Unknown)]
    public void Status_HttpOnly_IsTranslated(int http, GrpcStatusCode code) => Assert.Equal(code, StatusFields.OfHttp(http).Code);

    [Fact]
    public void Status_Fields_RoundTripWithoutPadding()
    {
        var fields = new GrpcMetadata { { "grpc-status", "9" }, { "grpc-message", "a%20b" }, { "grpc-status-details-bin", "AQ" } };
        Assert.Equal(new GrpcStatus(GrpcStatusCode.FailedPrecondition, "a b", ByteString.CopyFrom(1)), StatusFields.TryRead(fields));
        Assert.Equal(GrpcStatusCode.Unknown, StatusFields.TryRead(new GrpcMetadata { { "grpc-status", "77" } })!.Code);
        Assert.Throws<ArgumentException>(() => fields.Add("no-binary", [1]));
    }

    private static byte[] Compressed(IMessage message)
    {
        var body = new MemoryStream();
        using (var gzip = new GZipStream(body, CompressionMode.Compress))
        {
            message.WriteTo(gzip);
        }

        var bytes = body.ToArray();
        return [1, .. BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(bytes.Length)), .. bytes];
    }

    private static Task<StringValue?> ReadAsync(byte[] bytes, int max, string encoding) =>
        Frames.ReadAsync<StringValue>(PipeReader.Create(new ReadOnlySequence<byte>(bytes)), max, encoding, default);
}
