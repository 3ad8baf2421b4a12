using System.Globalization;
using System.Text;
using Google.Protobuf;

namespace EduStream.Grpc.Wire;

/// <summary>The status as header or trailer fields.</summary>
internal static class StatusFields
{
    public const string Code = "grpc-status";
    public const string Message = "grpc-message";
    public const string Details = "grpc-status-details-bin";

    public static IEnumerable<KeyValuePair<string, string>> Of(GrpcStatus status)
    {
        yield return new(Code, ((int)status.Code).ToString(CultureInfo.InvariantCulture));
        if (status.Message.Length > 0)
        {
            yield return new(Message, Escape(status.Message));
        }

        if (status.Details is { IsEmpty: false } details)
        {
            yield return new(Details, details.ToBase64());
        }
    }

    public static GrpcStatus? TryRead(GrpcMetadata fields)
    {
        if (fields.Get(Code) is not { } text)
        {
            return null;
        }

        var code = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 16
            ? (GrpcStatusCode)number
            : GrpcStatusCode.Unknown;
        var details = fields.GetBytes(Details) is { } bytes ? ByteString.CopyFrom(bytes) : null;
        return new GrpcStatus(code, Uri.UnescapeDataString(fields.Get(Message) ?? ""), details);
    }

    /// <summary>Percent-encodes all but printable ASCII, as the gRPC protocol asks for.</summary>
    public static string Escape(string message)
    {
        var escaped = new StringBuilder(message.Length);
        foreach (var value in Encoding.UTF8.GetBytes(message))
        {
            _ = value is >= 0x20 and <= 0x7E and not (byte)'%'
                ? escaped.Append((char)value)
                : escaped.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }

        return escaped.ToString();
    }

    /// <summary>What an HTTP answer without a gRPC status means.</summary>
    public static GrpcStatus OfHttp(int status) => new(
        status switch
        {
            200 => GrpcStatusCode.Unknown,
            400 => GrpcStatusCode.Internal,
            401 => GrpcStatusCode.Unauthenticated,
            403 => GrpcStatusCode.PermissionDenied,
            404 => GrpcStatusCode.Unimplemented,
            429 or 502 or 503 or 504 => GrpcStatusCode.Unavailable,
            _ => GrpcStatusCode.Unknown,
        },
        $"HTTP {status} without a gRPC status.");
}
