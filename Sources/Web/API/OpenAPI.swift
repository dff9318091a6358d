import Foundation
import HummingbirdCore

/// The description of the API (OpenAPI 3.1), a file beside the program. A test holds it to the routes.
enum OpenAPI {
    static var response: Response {
        get throws {
            let file = Bundle.module.bundleURL.appending(path: "openapi.json")
            return .made(Array(try Data(contentsOf: file)), type: "application/json")
        }
    }
}
